import { type TaskView, updateTask } from '@firsthand/contract/crm/tasks'
import { listMembers } from '@firsthand/contract/platform/members'
import { Button, TextInput } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { ChoiceField, TextAreaField, TextField } from '../../kit/fields.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { PersonPicker } from '../people/person-picker.tsx'
import { zoneHere } from '../touchpoints/days-here.ts'
import css from './tasks.module.css'
import { words } from './tasks.words.ts'

/** Changes all of a task, with the way back. */
export function TaskForm({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const members = useOperation(listMembers, {})
  const back = useAct(updateTask)
  const { id, version, title, note, person, assignee, dueDay, dueTime, timeZone } = task
  const start = {
    title,
    note,
    person: person?.id ?? null,
    assignee: assignee?.id ?? null,
    dueDay,
    dueTime,
  }
  const form = useForm(updateTask, {
    start,
    fixed: { task: id, version },
    prepare: (values) => ({
      ...values,
      dueDay: values.dueDay || null,
      dueTime: (values.dueDay && values.dueTime) || null,
      timeZone: zoneHere(),
    }),
    onDone: (changed) => {
      showUndo(words.changed, () =>
        back.act({ task: id, ...start, ...(timeZone && { timeZone }), version: changed.version }),
      )
      onClose()
    },
  })
  const whom = form.choice('person')
  return (
    <form {...form.props} className={css.form}>
      <div className={css.wide}>
        <TextField label={words.newTask} {...form.field('title')} data-autofocus />
      </div>
      <TextInput type="date" label={words.due} {...plain(form.field('dueDay'))} />
      <TextInput type="time" label={words.time} {...plain(form.field('dueTime'))} />
      <PersonPicker
        label={words.forWhom}
        value={whom.value ?? null}
        onChange={whom.onChange}
        error={whom.error}
      />
      <ChoiceField
        label={words.assignee}
        {...form.choice('assignee')}
        limits={undefined}
        optionWords={Object.fromEntries((members.data?.items ?? []).map((each) => [each.id, each.name]))}
        clearable
      />
      <div className={css.wide}>
        <TextAreaField label={words.note} {...form.field('note')} minRows={2} />
      </div>
      <div className={css.actions}>
        <FormRefusal of={form} />
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button type="submit" variant="filled" loading={form.isSending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

/** A field for a day or a time has limits of its own. */
function plain<Field extends { limits?: unknown }>({ limits: _, ...field }: Field) {
  return field
}
