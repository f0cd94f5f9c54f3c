import { createTask } from '@firsthand/contract/crm/tasks'
import { Button, TextInput } from '@mantine/core'
import { TextField } from '../../kit/fields.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { zoneHere } from '../touchpoints/days-here.ts'
import css from './tasks.module.css'
import { words } from './tasks.words.ts'

type QuickTaskProps = { person?: string; organisation?: string }

/** One line and a day: a task is written down with Enter. */
export function QuickTask({ person, organisation }: QuickTaskProps) {
  const form = useForm(createTask, {
    start: { title: '', dueDay: null },
    fixed: { ...(person && { person }), ...(organisation && { organisation }) },
    prepare: (values) => ({ ...values, dueDay: values.dueDay || null, timeZone: zoneHere() }),
    onDone: () => form.set({ title: '', dueDay: null }),
  })
  return (
    <form {...form.props} className={css.quick}>
      <TextField
        label={words.newTask}
        placeholder={words.newTaskPlaceholder}
        className={css.grow}
        {...form.field('title')}
      />
      <TextInput
        type="date"
        label={words.due}
        value={form.values.dueDay ?? ''}
        onChange={(event) => form.set({ dueDay: event.currentTarget.value })}
        error={form.problems['dueDay']}
      />
      <Button type="submit" loading={form.isSending}>
        {words.add}
      </Button>
      <FormRefusal of={form} />
    </form>
  )
}
