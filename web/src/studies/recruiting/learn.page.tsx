import { type FunnelRow, showFunnel, showLeaderMix } from '@firsthand/contract/studies/recruiting-numbers'
import { type RecruitStep } from '@firsthand/contract/studies/recruiting-channels'
import { type StudyPlan, showStudyPlan } from '@firsthand/contract/studies/study-plans'
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatPercent, formatRange } from '../../kit/format.ts'
import { IntervalBar } from '../../kit/interval-bar.tsx'
import { Link } from '../../kit/link.tsx'
import { Card, CardRow, Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { EditableText } from '../editable-text.tsx'
import { FunnelPeople } from './funnel-people.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'
import { SampleBalance } from './sample-balance.tsx'
import { StudyFrame } from './study-frame.tsx'
import { usePlanChange } from './use-plan-change.ts'

const words = all.learn

/** "What do we know, and from whom?" */
export default function LearnPage() {
  const study = useParam('study')
  return (
    <StudyFrame study={study} at="learn" question={words.question}>
      <div className={css.stack}>
        <Synthesis study={study} />
        <Funnel study={study} />
        <SampleBalance study={study} />
        <Leaders study={study} />
      </div>
    </StudyFrame>
  )
}

function Synthesis({ study }: { study: string }) {
  const canEdit = useYou().may('member')
  const plan = useOperation(showStudyPlan, { study })
  if (plan.failure) return <Broken error={plan.failure} retry={plan.retry} />
  if (!plan.data) return <CardSkeleton rows={2} />
  return <WhatWasLearned plan={plan.data} canEdit={canEdit} />
}

function WhatWasLearned({ plan, canEdit }: { plan: StudyPlan; canEdit: boolean }) {
  const { shown, change, toggle } = usePlanChange(plan)
  function cite(claim: string, isCited: boolean) {
    void toggle(
      ({ cited }) => {
        const others = cited.map(({ id }) => id).filter((id) => id !== claim)
        return { cited: isCited ? [...others, claim] : others }
      },
      {
        shows: (before) => {
          const others = before.cited.filter(({ id }) => id !== claim)
          const added = before.claims.filter(({ id }) => id === claim)
          return { ...before, cited: isCited ? [...others, ...added] : others }
        },
      },
    )
  }
  return (
    <Card title={words.synthesis}>
      <EditableText
        label={words.synthesis}
        value={shown.synthesis}
        placeholder={words.synthesisExample}
        onSave={
          canEdit
            ? (synthesis) => change(() => ({ synthesis }), { standsOn: (now) => now.synthesis })
            : undefined
        }
        lines
      />
      {shown.claims.length > 0 ? (
        <ul className={css.plain}>
          {shown.claims.map((claim) => (
            <li key={claim.id}>
              <label className={css.check}>
                <input
                  type="checkbox"
                  disabled={!canEdit}
                  checked={shown.cited.some(({ id }) => id === claim.id)}
                  onChange={({ currentTarget }) => cite(claim.id, currentTarget.checked)}
                />
                <Link href={`/claims/${claim.id}`}>{claim.sentence}</Link>
              </label>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}

function Funnel({ study }: { study: string }) {
  const [isWhole, setWhole] = useState(false)
  const [open, setOpen] = useState<{ step: RecruitStep; channel: FunnelRow['channel'] | undefined }>()
  const funnel = useOperation(showFunnel, isWhole ? {} : { study }, { keepShowing: true })
  if (funnel.failure) return <Broken error={funnel.failure} retry={funnel.retry} />
  if (!funnel.data) return <CardSkeleton rows={4} />
  const { whole, channels, differs } = funnel.data
  const isEmpty = whole.steps[0]!.reached === 0
  return (
    <Section
      title={words.funnel}
      actions={
        <NativeSelect
          aria-label={words.which}
          value={isWhole ? 'whole' : 'study'}
          data={[
            { value: 'study', label: words.thisStudy },
            { value: 'whole', label: words.whole },
          ]}
          onChange={(event) => setWhole(event.currentTarget.value === 'whole')}
        />
      }
    >
      {isEmpty ? (
        <p className={css.faint}>{words.none}</p>
      ) : (
        <>
          <p className={css.faint}>
            {words.funnelLead} {words.drawnWhy}
          </p>
          <div className={css.scroll}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">{words.channel}</th>
                  {whole.steps.map(({ step }) => (
                    <th key={step} scope="col">
                      {all.steps[step]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {[whole, ...channels].map((row, place) => (
                  <tr key={place}>
                    <th scope="row">
                      {place === 0 ? words.all : row.channel ? all.channels[row.channel] : all.channelUnsaid}
                      <div className={css.faint}>
                        {[
                          row.declined > 0 ? words.declined(row.declined) : '',
                          row.noShows > 0 ? words.noShows(row.noShows) : '',
                        ]
                          .filter(Boolean)
                          .join(', ')}
                      </div>
                    </th>
                    {row.steps.map((step) => (
                      <td key={step.step}>
                        <Step
                          step={step}
                          onOpen={
                            isWhole
                              ? undefined
                              : () =>
                                  setOpen({ step: step.step, channel: place === 0 ? undefined : row.channel })
                          }
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {channels.length > 1 ? (
            <ul className={css.reasons}>
              {differs.map(({ step, verdict }) => (
                <li key={step}>{words.differ[verdict](all.steps[step])}</li>
              ))}
            </ul>
          ) : null}
        </>
      )}
      {open ? <FunnelPeople study={study} {...open} onClose={() => setOpen(undefined)} /> : null}
    </Section>
  )
}

function Step({ step, onOpen }: { step: FunnelRow['steps'][number]; onOpen: (() => void) | undefined }) {
  const { share, drawn, isEnough, reached } = step
  const number =
    onOpen && reached > 0 ? (
      <button type="button" className={css.link} onClick={onOpen}>
        {reached}
      </button>
    ) : (
      reached
    )
  if (!share) return <>{number}</>
  return (
    <>
      {number}
      <div className={css.faint}>
        {share.low !== null && share.high !== null && isEnough
          ? `${formatPercent(share.hits / share.n)} (${formatRange(share.low, share.high)})`
          : words.notEnough}
      </div>
      {drawn && isEnough ? (
        <div className={css.faint}>
          {words.drawn(formatPercent(drawn.rate), formatRange(drawn.low, drawn.high))}
        </div>
      ) : null}
    </>
  )
}

function Leaders({ study }: { study: string }) {
  const { data, failure, retry } = useOperation(showLeaderMix, { study })
  if (failure) return <Broken error={failure} retry={retry} />
  if (!data) return <CardSkeleton rows={3} />
  return (
    <Card title={words.leaders}>
      <p className={css.faint}>{data.items.length === 0 ? words.leadersNone : words.leadersLead}</p>
      {data.items.map(({ member, conversations, withUsers, withBuyers, isEnough }) => (
        <CardRow key={member.id}>
          {member.name} <span className={css.faint}>{words.conversations(conversations)}</span>
          {conversations > 0
            ? (
                [
                  ['withUsers', withUsers],
                  ['withBuyers', withBuyers],
                ] as const
              ).map(([what, share]) => (
                <IntervalBar
                  key={what}
                  label={words[what]}
                  of="conversations"
                  interval={{
                    share: share.n === 0 ? 0 : share.hits / share.n,
                    low: share.low ?? 0,
                    high: share.high ?? 1,
                    n: share.n,
                    count: share.hits,
                    enough: isEnough,
                  }}
                />
              ))
            : null}
        </CardRow>
      ))}
    </Card>
  )
}
