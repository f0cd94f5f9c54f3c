import {
  RecruitingRules,
  type RecruitingSettings,
  changeRecruitingSettings,
  showRecruitingSettings,
} from '@firsthand/contract/studies/recruiting-settings'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Refused } from '../../kit/refused.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'

const words = all.rules

/** "How often may we ask somebody?" */
export default function RulesPage() {
  const { data, failure, retry } = useOperation(showRecruitingSettings, {})
  return (
    <Page title={words.title} crumbs={[{ label: all.studies, path: '/studies' }]} width="reading">
      <PageHeader title={words.question} lead={words.lead} />
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {data ? <Rules key={data.version} settings={data} /> : failure ? null : <CardSkeleton rows={6} />}
    </Page>
  )
}

function Rules({ settings }: { settings: RecruitingSettings }) {
  const mayChange = useYou().may('admin')
  const [rules, setRules] = useState(settings.rules)
  const save = useAct(changeRecruitingSettings, {
    shownInPlace: true,
    onDone: () => showDone(all.plan.saved),
  })
  const number = (label: string, value: number, change: (value: number) => RecruitingRules) => (
    <TextField
      label={label}
      type="number"
      min={1}
      readOnly={!mayChange}
      value={String(value)}
      onChange={(event) => setRules(change(Number(event.currentTarget.value)))}
    />
  )
  const { contacts, participations, noShows } = rules
  return (
    <form
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault()
        save.act({ rules, version: settings.version })
      }}
    >
      {number(words.quietDays, rules.quietDays, (quietDays) => ({ ...rules, quietDays }))}
      {number(words.guideVersions, rules.guideVersions, (guideVersions) => ({ ...rules, guideVersions }))}
      <div className={css.row}>
        {number(words.contacts, contacts.count, (count) => ({ ...rules, contacts: { ...contacts, count } }))}
        {number(words.contactsDays, contacts.days, (days) => ({ ...rules, contacts: { ...contacts, days } }))}
      </div>
      {number(words.unanswered, rules.unanswered, (unanswered) => ({ ...rules, unanswered }))}
      <div className={css.row}>
        {number(words.participations, participations.count, (count) => ({
          ...rules,
          participations: { ...participations, count },
        }))}
        {number(words.participationsDays, participations.days, (days) => ({
          ...rules,
          participations: { ...participations, days },
        }))}
      </div>
      <div className={css.row}>
        {number(words.noShows, noShows.count, (count) => ({ ...rules, noShows: { ...noShows, count } }))}
        {number(words.noShowsDays, noShows.days, (days) => ({ ...rules, noShows: { ...noShows, days } }))}
      </div>
      {number(words.holdDays, rules.holdDays, (holdDays) => ({ ...rules, holdDays }))}
      {save.failure ? <Refused title={save.failure.message} /> : null}
      {mayChange ? (
        <div>
          <Button
            type="submit"
            variant="filled"
            disabled={!RecruitingRules.safeParse(rules).success}
            loading={save.isActing}
          >
            {words.save}
          </Button>
        </div>
      ) : (
        <p className={css.faint}>{words.readOnly}</p>
      )}
    </form>
  )
}
