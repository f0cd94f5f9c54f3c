import { listMembers } from '@firsthand/contract/platform/members'
import {
  type TouchpointView,
  logSeveralTouchpoints,
  logTouchpoint,
  updateTouchpoint,
} from '@firsthand/contract/crm/touchpoints'
import { Button, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { ChoiceField, TextField } from '../../kit/fields.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { dayHere, momentHere, zoneHere } from './days-here.ts'
import css from './touchpoints.module.css'
import { words } from './touchpoints.words.ts'
import { useChannels } from './use-channels.ts'
import { useTakeBack } from './use-take-back.ts'

type Touch = Pick<
  TouchpointView,
  'id' | 'at' | 'channel' | 'direction' | 'outcome' | 'minutes' | 'note' | 'member' | 'version'
>

type TouchFormProps = {
  people: { id: string; name: string }[]
  channel?: string | undefined
  onClose: () => void
}

/** All fields of a touch with one person or several: another day, a note, and when to come back to them. */
export function TouchForm({ people, channel = 'call', onClose }: TouchFormProps) {
  const names = useChannels()
  const { memberId } = useYou()
  const [at, setAt] = useState({ day: dayHere(), time: '' })
  const [followUp, setFollowUp] = useState('none')
  const takeBack = useTakeBack()
  const form = useForm(logSeveralTouchpoints, {
    start: { channel, direction: 'ours', outcome: 'reached', minutes: null, note: '', member: memberId },
    fixed: { people: people.map(({ id }) => id) },
    prepare: (values) => ({
      ...values,
      at: momentHere(at),
      followUp: followUp === 'none' ? null : { inDays: Number(followUp), timeZone: zoneHere() },
    }),
    onDone: ({ items }, sent) => {
      showUndo(
        words.logged(
          names[sent.channel] ?? sent.channel,
          people.map(({ name }) => name),
        ),
        () => takeBack(items),
      )
      onClose()
    },
  })
  return (
    <FormFrame
      form={form}
      at={at}
      setAt={setAt}
      channelNames={names}
      onClose={onClose}
      extra={
        <ChoiceField
          label={words.followUp}
          optionWords={words.followUps}
          allowDeselect={false}
          value={followUp}
          onChange={(value) => setFollowUp(value ?? 'none')}
        />
      }
    />
  )
}

/** Mends a touch that stands, with the way back. */
export function MendTouch({ touch, onClose }: { touch: Touch; onClose: () => void }) {
  const names = useChannels()
  const before = new Date(touch.at)
  const [typedAt, setAt] = useState<At>()
  const at = typedAt ?? { day: dayHere(before), time: timeHere(before) }
  const back = useAct(updateTouchpoint)
  const { id, channel, direction, outcome, minutes, note, member, version } = touch
  const start = {
    channel,
    direction,
    outcome: outcome ?? 'reached',
    minutes,
    note,
    ...(member && { member: member.id }),
  } as const
  const form = useForm(updateTouchpoint, {
    start,
    fixed: { touchpoint: id, version },
    prepare: (values) => {
      const isSame = at.day === dayHere(before) && at.time === timeHere(before)
      return { ...values, at: isSame ? touch.at : momentHere(at) }
    },
    onDone: (mended) => {
      showUndo(words.mended, () =>
        back.act({ touchpoint: id, ...start, at: touch.at, version: mended.version }),
      )
      onClose()
    },
  })
  const known = channel in names ? names : { ...names, [channel]: channel }
  return <FormFrame form={form} at={at} setAt={setAt} channelNames={known} onClose={onClose} />
}

type At = { day: string; time: string }
type AnyForm =
  | ReturnType<typeof useForm<typeof logSeveralTouchpoints>>
  | ReturnType<typeof useForm<typeof updateTouchpoint>>

function FormFrame({
  form,
  at,
  setAt,
  channelNames,
  onClose,
  extra,
}: {
  form: AnyForm
  at: At
  setAt: (at: At) => void
  channelNames: Record<string, string>
  onClose: () => void
  extra?: ReactNode
}) {
  const members = useOperation(listMembers, {})
  const memberNames = Object.fromEntries((members.data?.items ?? []).map(({ id, name }) => [id, name]))
  // Both forms have these fields under these names.
  const { choice, field } = form as ReturnType<typeof useForm<typeof logSeveralTouchpoints>>
  const minutes = choice('minutes')
  return (
    <form {...form.props} className={css.form}>
      <ChoiceField
        label={words.channel}
        {...choice('channel')}
        limits={undefined}
        optionWords={channelNames}
        allowDeselect={false}
        data-autofocus
      />
      <ChoiceField
        label={words.outcome}
        optionWords={words.outcomes}
        {...choice('outcome')}
        allowDeselect={false}
      />
      <ChoiceField
        label={words.direction}
        optionWords={words.directions}
        {...choice('direction')}
        allowDeselect={false}
      />
      <TextInput
        type="date"
        label={words.when}
        value={at.day}
        max={dayHere()}
        onChange={(event) => setAt({ ...at, day: event.currentTarget.value || dayHere() })}
        error={form.problems['at']}
      />
      <NumberInput
        label={words.minutes}
        value={minutes.value ?? ''}
        onChange={(value) => minutes.onChange(value === '' ? null : Number(value))}
        min={noteLimits.minutes?.min}
        max={noteLimits.minutes?.max}
        error={minutes.error}
        hideControls
      />
      <ChoiceField
        label={words.who}
        {...choice('member')}
        limits={undefined}
        optionWords={memberNames}
        allowDeselect={false}
      />
      <div className={css.wide}>
        <TextField label={words.note} placeholder={words.notePlaceholder} {...field('note')} />
      </div>
      {extra}
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

const noteLimits = limitsOf(logTouchpoint.input)

function timeHere(moment: Date): string {
  return `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`
}
