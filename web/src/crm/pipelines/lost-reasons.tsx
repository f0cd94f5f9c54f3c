import { Button } from '@mantine/core'
import { createLostReason, listLostReasons, updateLostReason } from '@firsthand/contract/crm/pipelines'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'

/** The workspace's own reasons for losing. */
export function LostReasons() {
  const reasons = useOperation(listLostReasons, {})
  const mayChange = useYou().may('member')
  const update = useAct(updateLostReason)
  const form = useForm(createLostReason, { start: { name: '' }, onDone: () => form.set({ name: '' }) })
  const archive = async (reason: string, name: string) => {
    await update.perform({ reason, archived: true })
    showUndo(`${name}: ${words.archived}`, () => update.act({ reason, archived: false }))
  }
  if (reasons.failure) return <Broken error={reasons.failure} retry={reasons.retry} />
  if (!reasons.data) return <CardSkeleton rows={3} />
  return (
    <>
      {reasons.data.items.length > 0 ? (
        <Card>
          {reasons.data.items.map(({ id, name }) => (
            <CardRow
              key={id}
              actions={
                mayChange ? (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`${words.archive}: ${name}`}
                    onClick={() => void archive(id, name)}
                  >
                    {words.archive}
                  </Button>
                ) : null
              }
            >
              {name}
            </CardRow>
          ))}
        </Card>
      ) : null}
      {mayChange ? (
        <form {...form.props}>
          <div className={css.adding}>
            <TextField label={words.addReason} {...form.field('name')} />
            <Button type="submit" loading={form.isSending}>
              {words.addReason}
            </Button>
          </div>
          <FormRefusal of={form} />
        </form>
      ) : null}
    </>
  )
}
