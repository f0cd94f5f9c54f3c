import { listClaims } from '@firsthand/contract/evidence/claims'
import { type RecruitingChannel, recruitingChannels } from '@firsthand/contract/studies/recruiting-channels'
import {
  type StudyPlan,
  type StudyStage,
  moveStudy,
  showStudyPlan,
  studyStages,
} from '@firsthand/contract/studies/study-plans'
import { ActionIcon, NativeSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { relativeDays } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { AlarmCard } from './alarm-card.tsx'
import { Quotas } from './quotas.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'
import { Segments } from './segments.tsx'
import { StudyFrame } from './study-frame.tsx'
import { type PlanToggle, usePlanChange } from './use-plan-change.ts'

const words = all.plan

/** "Whom must we hear, and what is at stake?" */
export default function PlanPage() {
  const study = useParam('study')
  const plan = useOperation(showStudyPlan, { study })
  const canEdit = useYou().may('member')
  return (
    <StudyFrame study={study} at="plan" question={words.question}>
      {plan.failure ? <Broken error={plan.failure} retry={plan.retry} /> : null}
      {plan.isPending ? <CardSkeleton rows={6} /> : null}
      {plan.data ? <Plan plan={plan.data} canEdit={canEdit} /> : null}
    </StudyFrame>
  )
}

type Part = { plan: StudyPlan; canEdit: boolean }
type ToggledPart = Part & { onToggle: PlanToggle }

function Plan(part: Part) {
  const { shown, toggle } = usePlanChange(part.plan)
  const toggled = { ...part, plan: shown, onToggle: toggle }
  return (
    <div className={css.columns}>
      <div className={css.main}>
        <AlarmCard study={part.plan.study} />
        <Claims {...toggled} />
        <Segments {...toggled} />
        <Quotas {...part} />
      </div>
      <div className={css.side}>
        <Stage {...part} />
        <Channels {...toggled} />
      </div>
    </div>
  )
}

function Stage({ plan, canEdit }: Part) {
  const move = useAct(moveStudy)
  return (
    <Card title={words.stage}>
      <NativeSelect
        aria-label={words.stage}
        disabled={!canEdit}
        value={plan.stage}
        data={studyStages.map((value) => ({ value, label: words.stages[value] }))}
        onChange={(event) => move.act({ study: plan.study, stage: event.currentTarget.value as StudyStage })}
      />
      <ul className={css.reasons}>
        {plan.stages.slice(0, 5).map((each) => (
          <li key={each.at}>
            {words.stages[each.stage]}:{' '}
            {words.stageBy(each.by?.name ?? all.one.nobody, relativeDays(each.at))}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Channels({ plan, canEdit, onToggle }: ToggledPart) {
  function choose(channel: RecruitingChannel, isOn: boolean) {
    const chosen = ({ channels }: StudyPlan) => {
      const others = channels.filter((each) => each !== channel)
      return { channels: isOn ? [...others, channel] : others }
    }
    void onToggle(chosen, { shows: (shown) => ({ ...shown, ...chosen(shown) }) })
  }
  return (
    <Card title={words.channels}>
      {recruitingChannels.map((channel) => (
        <label key={channel} className={css.check}>
          <input
            type="checkbox"
            disabled={!canEdit}
            checked={plan.channels.includes(channel)}
            onChange={({ currentTarget }) => choose(channel, currentTarget.checked)}
          />
          {all.channels[channel]}
        </label>
      ))}
    </Card>
  )
}

function Claims({ plan, canEdit, onToggle }: ToggledPart) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 150)
  const ids = plan.claims.map((claim) => claim.id)
  const found = useOperation(listClaims, { limit: 6, ...(q.trim() && { q: q.trim() }) }, { enabled: canEdit })
  function set(claim: string, isAtStake: boolean) {
    setTyped('')
    void onToggle(
      ({ claims }) => {
        const others = claims.map(({ id }) => id).filter((id) => id !== claim)
        return { claims: isAtStake ? [...others, claim] : others }
      },
      {
        shows: (shown) =>
          isAtStake ? shown : { ...shown, claims: shown.claims.filter(({ id }) => id !== claim) },
      },
    )
  }
  return (
    <Card title={words.claims}>
      {plan.claims.length === 0 ? <p className={css.faint}>{words.claimsNone}</p> : null}
      {plan.claims.map((claim) => (
        <CardRow
          key={claim.id}
          actions={
            canEdit ? (
              <ActionIcon
                size={30}
                aria-label={words.remove(claim.sentence)}
                onClick={() => set(claim.id, false)}
              >
                <Icon name="remove" />
              </ActionIcon>
            ) : undefined
          }
        >
          <Link className={css.link} href={`/claims/${claim.id}`}>
            {claim.sentence}
          </Link>{' '}
          <span className={css.faint}>{words.stakes(claim.stakes)}</span>
        </CardRow>
      ))}
      {canEdit ? (
        <>
          <TextField
            label={words.addClaim}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <ul className={css.plain}>
            {found.data?.items
              .filter((claim) => !ids.includes(claim.id))
              .slice(0, q.trim() === '' ? 3 : 6)
              .map((claim) => (
                <li key={claim.id}>
                  <button type="button" className={css.link} onClick={() => set(claim.id, true)}>
                    {claim.sentence}
                  </button>
                </li>
              ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}
