import {
  RecruitingRules,
  type RecruitingSettings,
  changeRecruitingSettings,
  showRecruitingSettings,
} from '@firsthand/contract/studies/recruiting-settings'
import { Button } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Refused } from '../../kit/refused.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { useForm } from '../../shell/use-form.ts'
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
      {data ? <Rules settings={data} /> : failure ? null : <CardSkeleton rows={6} />}
    </Page>
  )
}

/** What is typed stays when a colleague changes the rules meanwhile; a number that nobody typed follows theirs. */
function Rules({ settings }: { settings: RecruitingSettings }) {
  const mayChange = useYou().may('admin')
  const form = useForm(changeRecruitingSettings, {
    // Each number is a field of its own, so that two who change different ones do not meet.
    start: numbersOf(settings.rules) as object,
    fixed: { version: settings.version },
    followsOthers: true,
    prepare: (numbers) => ({ rules: rulesOf(numbers as Numbers) }),
    onDone: () => showDone(all.plan.saved),
  })
  const typed = form.values as Numbers
  const number = (name: keyof Numbers) => {
    const { error } = form.field(name as 'rules')
    return (
      <TextField
        label={words[name]}
        type="number"
        min={1}
        readOnly={!mayChange}
        value={String(typed[name])}
        onChange={(event) => form.set({ [name]: Number(event.currentTarget.value) })}
        error={error}
      />
    )
  }
  return (
    <form {...form.props} className={css.stack}>
      {number('quietDays')}
      {number('guideVersions')}
      <div className={css.row}>
        {number('contacts')}
        {number('contactsDays')}
      </div>
      {number('unanswered')}
      <div className={css.row}>
        {number('participations')}
        {number('participationsDays')}
      </div>
      <div className={css.row}>
        {number('noShows')}
        {number('noShowsDays')}
      </div>
      {number('holdDays')}
      {form.problems['rules'] ? <Refused title={form.problems['rules']} /> : <FormRefusal of={form} />}
      {mayChange ? (
        <div>
          <Button
            type="submit"
            variant="filled"
            disabled={!RecruitingRules.safeParse(rulesOf(typed)).success}
            loading={form.isSending}
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

type Numbers = ReturnType<typeof numbersOf>

function numbersOf({ contacts, participations, noShows, ...rules }: RecruitingRules) {
  return {
    ...rules,
    contacts: contacts.count,
    contactsDays: contacts.days,
    participations: participations.count,
    participationsDays: participations.days,
    noShows: noShows.count,
    noShowsDays: noShows.days,
  }
}

function rulesOf({
  contacts,
  contactsDays,
  participations,
  participationsDays,
  noShows,
  noShowsDays,
  ...rules
}: Numbers): RecruitingRules {
  return {
    ...rules,
    contacts: { count: contacts, days: contactsDays },
    participations: { count: participations, days: participationsDays },
    noShows: { count: noShows, days: noShowsDays },
  }
}
