import { type HunchView, archiveHunch, createHunch, listHunches } from '@firsthand/contract/studies/studies'
import { ActionIcon, Button } from '@mantine/core'
import { usePages, useAct } from '../api/hooks.ts'
import { TextField } from '../kit/fields.tsx'
import { relativeDays } from '../kit/format.ts'
import { Icon } from '../kit/icon.tsx'
import { Card, CardRow } from '../kit/section.tsx'
import { showDone } from '../kit/undo-toast.tsx'
import { useYou } from '../shell/account.ts'
import { FormRefusal } from '../shell/form-refusal.tsx'
import { Broken } from '../shell/mishap.tsx'
import { useForm } from '../shell/use-form.ts'
import css from './studies.module.css'
import { words } from './studies.words.ts'

/** One line and Enter; below it the guesses that no study has taken up. */
export function HunchBox({
  onStudy,
  takesFocus,
}: {
  onStudy: (hunch: HunchView) => void
  takesFocus: boolean
}) {
  const { may } = useYou()
  const hunches = usePages(listHunches, { loose: true, limit: 5 })
  const archive = useAct(archiveHunch, {
    invalidates: [listHunches],
    onDone: () => showDone(words.hunchArchived),
  })
  const form = useForm(createHunch, {
    start: { sentence: '' },
    invalidates: [listHunches],
    onDone: () => {
      form.set({ sentence: '' })
      showDone(words.hunchKept)
    },
  })
  if (!may('member') && hunches.items?.length === 0) return null
  return (
    <Card title={words.hunches}>
      {may('member') ? (
        <form {...form.props}>
          <TextField
            aria-label={words.hunchLabel}
            placeholder={words.hunchPlaceholder}
            {...form.field('sentence')}
            autoComplete="off"
            ref={takesFocus ? focusNow : undefined}
          />
          <FormRefusal of={form} />
        </form>
      ) : null}
      {hunches.failure ? <Broken error={hunches.failure} retry={hunches.retry} /> : null}
      <div className={css.hunches}>
        {hunches.items?.map((hunch) => (
          <CardRow
            key={hunch.id}
            actions={
              may('member') ? (
                <>
                  <Button
                    size="xs"
                    aria-label={words.intoStudyOf(hunch.sentence)}
                    onClick={() => onStudy(hunch)}
                  >
                    {words.intoStudy}
                  </Button>
                  <ActionIcon
                    size={30}
                    aria-label={words.putAway(hunch.sentence)}
                    onClick={() => archive.act({ hunch: hunch.id })}
                  >
                    <Icon name="archive" />
                  </ActionIcon>
                </>
              ) : undefined
            }
          >
            <strong>{hunch.sentence}</strong>{' '}
            <span className={css.faint}>
              {words.hadBy(hunch.hadBy?.name ?? words.somebody, relativeDays(hunch.hadAt))}
            </span>
          </CardRow>
        ))}
      </div>
      {hunches.loadMore ? (
        <Button size="xs" variant="subtle" onClick={hunches.loadMore} loading={hunches.isLoadingMore}>
          {words.moreHunches}
        </Button>
      ) : null}
    </Card>
  )
}

function focusNow(field: HTMLInputElement | null) {
  field?.focus()
}
