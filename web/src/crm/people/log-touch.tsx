import { Button, NumberInput, TextInput } from '@mantine/core'
import { type PersonView, showPerson } from '@firsthand/contract/crm/people'
import { listTouchpoints, logTouchpoint, removeTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { ChoiceField, TextField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import { KeyHint } from '../../kit/key-hint.tsx'
import { Card } from '../../kit/section.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './person.module.css'
import { words } from './person.words.ts'

/** Notes a call, a coffee or a mail in one step; `l` opens it from anywhere on the page. */
export function LogTouch({ person }: { person: PersonView }) {
  const [isOpen, setOpen] = useState(false)
  useHotkeyScope([{ keys: 'l', does: words.log, group: person.name, run: () => setOpen(true) }])
  if (isOpen) return <LogForm person={person} onClose={() => setOpen(false)} />
  return (
    <div className={css.logLine}>
      <Button
        leftSection={<Icon name="plus" />}
        rightSection={<KeyHint keys="l" />}
        onClick={() => setOpen(true)}
      >
        {words.log}
      </Button>
    </div>
  )
}

function LogForm({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const remove = useAct(removeTouchpoint, { invalidates: [listTouchpoints, showPerson] })
  const [day, setDay] = useState(today)
  const form = useForm(logTouchpoint, {
    start: { channel: 'call', direction: 'ours', outcome: 'reached', minutes: null, note: '' },
    fixed: { person: person.id },
    // A day that is over has no time of its own: noon stands for it.
    prepare: (values) => ({
      ...values,
      at: day === today() ? undefined : new Date(`${day}T12:00`).toISOString(),
    }),
    onDone: ({ id, channel }) => {
      showUndo(words.logged(words.channels[channel] ?? channel), () => remove.act({ touchpoint: id }))
      onClose()
    },
  })
  const minutes = form.choice('minutes')
  return (
    <Card title={words.log}>
      {/* Escape closes it from whichever field has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        {...form.props}
        className={css.log}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) onClose()
        }}
      >
        <ChoiceField
          label={words.channel}
          optionWords={words.channels}
          allowDeselect={false}
          {...form.choice('channel')}
          ref={focus}
        />
        <ChoiceField
          label={words.direction}
          optionWords={words.directions}
          allowDeselect={false}
          {...form.choice('direction')}
        />
        <ChoiceField
          label={words.outcome}
          optionWords={words.outcomes}
          allowDeselect={false}
          {...form.choice('outcome')}
        />
        <NumberInput
          label={words.minutes}
          value={minutes.value ?? ''}
          onChange={(value) => minutes.onChange(value === '' ? null : Number(value))}
          min={minutes.limits?.min}
          max={minutes.limits?.max}
          error={minutes.error}
          hideControls
        />
        <TextInput
          type="date"
          label={words.when}
          value={day}
          max={today()}
          onChange={(event) => setDay(event.currentTarget.value || today())}
          error={form.problems['at']}
        />
        <div className={css.logNote}>
          <TextField
            label={words.touchNote}
            placeholder={words.touchNotePlaceholder}
            {...form.field('note')}
          />
        </div>
        <div className={css.logActions}>
          <FormRefusal of={form} />
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="filled" loading={form.isSending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Card>
  )
}

/** The calendar day here, as a date field writes it. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE').format(new Date())
}

function focus(field: HTMLInputElement | null): void {
  field?.focus()
}
