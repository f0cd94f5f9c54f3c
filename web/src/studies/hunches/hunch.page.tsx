import { type HunchView, createHunch, listHunches, promoteHunch } from '@firsthand/contract/studies/studies'
import { Button } from '@mantine/core'
import { useAct, usePages } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { relativeDays } from '../../kit/format.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { ExportList } from '../../shell/export-list.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { Page } from '../../shell/page.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from '../recruiting/recruiting.module.css'
import { words as all } from '../recruiting/recruiting.words.ts'
import { words as studies } from '../studies.words.ts'

const words = all.hunch

/** One line and Enter, from anywhere; made to be opened on a phone on the way out of a shop. */
export default function HunchPage() {
  const { may } = useYou()
  const hunches = usePages(listHunches, { limit: 10 })
  const form = useForm(createHunch, {
    start: { sentence: '' },
    invalidates: [listHunches],
    onDone: () => {
      form.set({ sentence: '' })
      showDone(words.kept)
    },
  })
  const promote = useAct(promoteHunch, { invalidates: [listHunches], onDone: () => showDone(words.isClaim) })
  return (
    <Page title={words.title} crumbs={[{ label: studies.title, path: '/studies' }]} width="reading">
      <PageHeader title={words.question} actions={<ExportList operation={listHunches} sent={{}} />} />
      {may('member') ? (
        <form {...form.props} className={css.stack}>
          <TextField
            label={words.label}
            size="md"
            autoComplete="off"
            {...form.field('sentence')}
            ref={focusNow}
          />
          <FormRefusal of={form} />
          <div>
            <Button type="submit" variant="filled" size="md" loading={form.isSending}>
              {words.keep}
            </Button>
          </div>
        </form>
      ) : null}
      {hunches.failure ? <Broken error={hunches.failure} retry={hunches.retry} /> : null}
      {hunches.items && hunches.items.length > 0 ? (
        <Card title={studies.hunches}>
          {hunches.items.map((hunch) => (
            <CardRow
              key={hunch.id}
              actions={
                may('member') && !hunch.claim ? (
                  <Button
                    size="xs"
                    aria-label={words.claimOf(hunch.sentence)}
                    onClick={() => promote.act({ hunch: hunch.id })}
                  >
                    {words.claim}
                  </Button>
                ) : undefined
              }
            >
              <Hunch hunch={hunch} />
            </CardRow>
          ))}
        </Card>
      ) : null}
    </Page>
  )
}

function Hunch({ hunch }: { hunch: HunchView }) {
  return (
    <>
      {hunch.sentence}{' '}
      <span className={css.faint}>
        {studies.hadBy(hunch.hadBy?.name ?? studies.somebody, relativeDays(hunch.hadAt))}
      </span>
    </>
  )
}

function focusNow(field: HTMLInputElement | null) {
  field?.focus()
}
