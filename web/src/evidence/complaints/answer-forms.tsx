import {
  type ComplaintView,
  closeComplaint,
  replyToComplaint,
  showComplaint,
} from '@firsthand/contract/evidence/complaints'
import { Button, Checkbox, Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useAnswers } from '../../api/hooks.ts'
import { useChannels } from '../../crm/touchpoints/use-channels.ts'
import { ChoiceField, Fields, TextAreaField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './complaints.module.css'
import { words } from './complaints.words.ts'

type Props = { complaint: ComplaintView; onClose: () => void }

/** Keeps the answer that the member gave themselves; nothing is sent from here. */
export function ReplyForm({ complaint, onClose }: Props) {
  const channels = useChannels()
  const [isTry, setTry] = useState(false)
  const form = useForm(replyToComplaint, {
    start: { words: '', channel: complaint.channel },
    fixed: { complaint: complaint.id },
    prepare: (values) => ({ ...values, reached: !isTry }),
    onDone: () => {
      showDone(isTry ? words.tried : words.replied)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.replyTitle(complaint.person.name)}>
      <form {...form.props}>
        <Fields actions={<Actions onClose={onClose} isSending={form.isSending} />}>
          <blockquote className={css.quote} dir="auto">
            {complaint.words}
          </blockquote>
          <p className={css.hint}>{words.replyWhy}</p>
          <TextAreaField label={words.replyWords} {...form.field('words')} data-autofocus />
          <ChoiceField
            label={words.replyHow}
            {...form.choice('channel')}
            limits={undefined}
            optionWords={channels}
          />
          <Checkbox
            label={words.notReached}
            checked={isTry}
            onChange={(event) => setTry(event.currentTarget.checked)}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}

/** Closes with the person's own word, or says what was tried. */
export function CloseForm({ complaint, onClose }: Props) {
  const [because, setBecause] = useState<'their_word' | 'no_answer'>(
    complaint.state === 'answered' ? 'their_word' : 'no_answer',
  )
  const answers = useAnswers()
  // What whoever writes has before them: only what they changed themselves is written over it.
  const [read, setRead] = useState(complaint)
  const [meanwhile, setMeanwhile] = useState('')
  const form = useForm(closeComplaint, {
    start: { words: '', done: complaint.done },
    fixed: { complaint: complaint.id, version: read.version },
    prepare: ({ done, ...values }) => ({ ...values, ...(done !== read.done && { done }), because }),
    onFailed: ({ code }) => {
      if (code === 'conflict') answers.refresh(showComplaint)
    },
    onDone: () => {
      showDone(words.closed)
      onClose()
    },
  })
  if (form.refusalCode === 'conflict' && complaint.version > read.version) {
    setRead(complaint)
    if (form.values.done === read.done) form.set({ done: complaint.done })
    else if (complaint.done !== read.done) setMeanwhile(complaint.done)
  }
  const isTheirs = because === 'their_word'
  return (
    <Modal opened onClose={onClose} title={words.closeTitle}>
      <form {...form.props}>
        <Fields actions={<Actions onClose={onClose} isSending={form.isSending} label={words.close} />}>
          <SegmentedControl
            aria-label={words.because}
            fullWidth
            value={because}
            onChange={(chosen) => setBecause(chosen as typeof because)}
            data={Object.entries(words.becauses).map(([value, label]) => ({ value, label }))}
          />
          <TextAreaField
            label={isTheirs ? words.closingWords : words.triedWords}
            placeholder={isTheirs ? undefined : words.triedHint}
            {...form.field('words')}
            data-autofocus
          />
          <TextAreaField
            label={words.done}
            description={meanwhile && words.doneMeanwhile(meanwhile)}
            placeholder={words.doneHint}
            {...form.field('done')}
            minRows={2}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Modal>
  )
}

function Actions({
  onClose,
  isSending,
  label = words.save,
}: {
  onClose: () => void
  isSending: boolean
  label?: string
}) {
  return (
    <>
      <Button onClick={onClose}>{words.cancel}</Button>
      <Button type="submit" variant="filled" loading={isSending}>
        {label}
      </Button>
    </>
  )
}
