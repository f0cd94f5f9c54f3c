import {
  type ConversationView,
  conversationLimits,
  createConversation,
  updateConversation,
} from '@firsthand/contract/conversations/conversations'
import { listStudies } from '@firsthand/contract/studies/studies'
import { Button, Modal, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../api/hooks.ts'
import { MemberPicker } from '../evidence/texts/pickers/member-picker.tsx'
import type { Somebody } from '../evidence/texts/pickers/people-choice.ts'
import { PeoplePicker } from '../evidence/texts/pickers/people-picker.tsx'
import { ChoiceField, Fields, TextField } from '../kit/fields.tsx'
import { limitsOf } from '../kit/limits.ts'
import { showDone } from '../kit/undo-toast.tsx'
import { useYou } from '../shell/account.ts'
import { FormRefusal } from '../shell/form-refusal.tsx'
import { useForm } from '../shell/use-form.ts'
import css from './conversations.module.css'
import { words } from './conversations.words.ts'
import { fromLocal, toLocal } from './local-time.ts'

export type ConversationDialogProps = {
  /** The conversation that is changed; a new one when left out. */
  conversation?: ConversationView
  /** What a new one is preset with. */
  study?: string
  onClose: () => void
  onDone?: (conversation: ConversationView) => void
}

/** Logs, plans or changes a conversation. */
export function ConversationDialog(props: ConversationDialogProps) {
  return (
    <Modal opened onClose={props.onClose} title={props.conversation ? words.logTitle : words.log} size="lg">
      <ConversationForm {...props} />
    </Modal>
  )
}

function ConversationForm({ conversation, study, onClose, onDone }: ConversationDialogProps) {
  const { memberId } = useYou()
  const [people, setPeople] = useState<Somebody[]>(conversation?.people ?? [])
  const [isHeld, setHeld] = useState(conversation ? conversation.heldAt !== null : true)
  const [at, setAt] = useState(() => toLocal(conversation ? new Date(conversation.happenedAt) : new Date()))
  const [isLong, setLong] = useState(conversation !== undefined)
  const studies = useOperation(listStudies, { limit: 200 })
  const operation = conversation ? updateConversation : createConversation
  const limits = limitsOf(updateConversation.input)
  const form = useForm(operation, {
    start: {
      kind: conversation?.kind ?? 'interview',
      members: conversation ? conversation.members.map(({ id }) => id) : memberId ? [memberId] : [],
      study: conversation ? (conversation.study?.id ?? null) : (study ?? null),
      minutes: conversation?.minutes ?? null,
      title: conversation?.title ?? '',
      place: conversation?.place ?? '',
      channel: conversation?.channel ?? null,
    },
    fixed: conversation
      ? { conversation: conversation.id }
      : { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    prepare: (values) => ({
      ...values,
      title: values.title?.trim() && values.title !== conversation?.title ? values.title : undefined,
      people: people.map(({ id }) => id),
      heldAt: isHeld ? fromLocal(at) : null,
      ...(!isHeld && { plannedFor: fromLocal(at) }),
    }),
    onDone: (saved) => {
      showDone(conversation ? words.changed : words.logged)
      onClose()
      onDone?.(saved)
    },
  })
  return (
    <form {...form.props}>
      <Fields
        actions={
          <>
            {isLong ? null : (
              <Button variant="subtle" color="gray" onClick={() => setLong(true)}>
                {words.more}
              </Button>
            )}
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button type="submit" variant="filled" loading={form.isSending}>
              {words.save}
            </Button>
          </>
        }
      >
        <PeoplePicker
          label={words.people}
          value={people}
          onChange={setPeople}
          error={form.problems.people}
          focusFirst
        />
        <div className={css.pair}>
          <ChoiceField
            label={words.kind}
            optionWords={words.kinds}
            {...form.choice('kind')}
            allowDeselect={false}
          />
          <MemberPicker
            label={words.members}
            value={form.values.members ?? []}
            onChange={(members) => form.set({ members })}
            known={conversation?.members ?? []}
          />
        </div>
        <SegmentedControl
          aria-label={words.whichState}
          fullWidth
          value={isHeld ? 'held' : 'planned'}
          onChange={(value) => setHeld(value === 'held')}
          data={[
            { value: 'held', label: words.isHeld },
            { value: 'planned', label: words.isPlanned },
          ]}
        />
        <div className={css.pair}>
          <TextInput
            label={words.when}
            type="datetime-local"
            required
            withAsterisk={false}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
            error={form.problems.heldAt ?? form.problems.plannedFor}
          />
          <Select
            label={words.study}
            placeholder={words.noStudy}
            clearable
            searchable
            data={(studies.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            value={form.values.study ?? null}
            onChange={(value) => form.set({ study: value })}
          />
        </div>
        {isLong ? (
          <>
            <TextField
              label={words.name}
              description={conversation ? undefined : words.nameHint}
              {...form.field('title')}
              limits={{ required: false, maxLength: conversationLimits.title }}
            />
            <div className={css.pair}>
              <TextField
                label={words.place}
                {...form.field('place')}
                limits={{ required: false, maxLength: conversationLimits.place }}
              />
              <NumberInput
                label={words.minutes}
                min={limits.minutes.min}
                max={limits.minutes.max}
                value={form.values.minutes ?? ''}
                onChange={(value) => form.set({ minutes: typeof value === 'number' ? value : null })}
                error={form.problems.minutes}
              />
            </div>
            <ChoiceField
              label={words.channel}
              optionWords={words.channels}
              {...form.choice('channel')}
              clearable
            />
          </>
        ) : null}
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}
