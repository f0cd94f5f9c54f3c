import { Button } from '@mantine/core'
import {
  type HandoffView,
  acceptHandoff,
  refuseHandoff,
  showHandoff,
  withdrawHandoff,
} from '@firsthand/contract/crm/pipelines-handoffs'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import { KeyHint } from '../../kit/key-hint.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card, Section } from '../../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { showDone, showRefused } from '../../kit/undo-toast.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { HandoffState } from './handoff-state.tsx'
import { PacketView } from './packet-view.tsx'
import css from './pipelines.module.css'
import { roleWords, words } from './pipelines.words.ts'

/** One hand-off: what there was to know, and your answer. */
export default function HandoffPage() {
  const {
    data: handoff,
    failure,
    isPending,
    retry,
  } = useOperation(showHandoff, { handoff: useParam('handoff') })
  return (
    <Page
      title={handoff?.person.name ?? words.handoffs}
      crumbs={[{ label: words.handoffs, path: '/handoffs' }]}
      width="reading"
    >
      {failure ? <Broken isPage error={failure} retry={retry} /> : null}
      {isPending ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={5} />
        </>
      ) : null}
      {handoff ? <Loaded handoff={handoff} /> : null}
    </Page>
  )
}

function Loaded({ handoff }: { handoff: HandoffView }) {
  const { id, entry, person, from, to, toRole, note, openQuestions, packet, youMay, reminder } = handoff
  const [dialog, setDialog] = useState<'refuse' | 'quota'>()
  const [refusal, setRefusal] = useState('')
  const accepting = useAct(acceptHandoff, { shownInPlace: true })
  const withdraw = useAct(withdrawHandoff, { onDone: () => showDone(words.withdrawn) })

  async function accept() {
    try {
      await accepting.perform({ handoff: id })
      showDone(words.accepted)
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      if (code !== 'handoffs.over_quota') return void showRefused(message)
      setRefusal(message)
      setDialog('quota')
    }
  }

  useHotkeyScope(
    [
      { keys: 'a', does: words.accept, run: () => void accept(), group: words.keysGroup },
      { keys: 'r', does: words.refuse, run: () => setDialog('refuse'), group: words.keysGroup },
    ],
    { enabled: youMay.answer },
  )
  return (
    <>
      <PageHeader
        over={<HandoffState handoff={handoff} />}
        title={person.name}
        lead={words.offeredBy(from.name, roleWords[toRole], to?.name)}
        actions={
          <>
            {youMay.answer ? (
              <>
                <Button
                  variant="filled"
                  loading={accepting.isActing}
                  onClick={() => void accept()}
                  rightSection={<KeyHint keys="a" />}
                >
                  {words.accept}
                </Button>
                <Button onClick={() => setDialog('refuse')} rightSection={<KeyHint keys="r" />}>
                  {words.refuse}
                </Button>
              </>
            ) : null}
            {youMay.withdraw ? (
              <Button loading={withdraw.isActing} onClick={() => withdraw.act({ handoff: id })}>
                {words.withdraw}
              </Button>
            ) : null}
          </>
        }
      />
      <p>
        <Link href={`/entries/${entry.id}`} className={css.plain}>
          {[entry.pipeline.name, entry.stage, entry.title].filter(Boolean).join(' · ')}
        </Link>
      </p>
      {reminder && youMay.withdraw ? (
        <div className={css.reminder}>
          <p>{words.reminder(reminder)}</p>
          {reminder.problem ? (
            <details>
              <summary>{words.reminderProblem}</summary>
              <p className={css.quote}>{reminder.problem}</p>
            </details>
          ) : null}
        </div>
      ) : null}
      {handoff.answerReason ? <p className={css.quote}>{handoff.answerReason}</p> : null}
      {note ? (
        <Section title={words.note}>
          <p className={css.quote}>{note}</p>
        </Section>
      ) : null}
      {openQuestions.length > 0 ? (
        <Section title={words.questions}>
          <ul>
            {openQuestions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={words.packetThen}>
        <Card>{packet ? <PacketView packet={packet} /> : <p>{words.packetGone}</p>}</Card>
      </Section>
      {dialog === 'refuse' ? <RefuseDialog handoff={id} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'quota' ? (
        <QuotaDialog handoff={id} refusal={refusal} onClose={() => setDialog(undefined)} />
      ) : null}
    </>
  )
}

type DialogProps = { handoff: string; onClose: () => void }

function RefuseDialog({ handoff, onClose }: DialogProps) {
  const form = useForm(refuseHandoff, {
    start: { reason: '' },
    fixed: { handoff },
    onDone: () => {
      showDone(words.refusedDone)
      onClose()
    },
  })
  return (
    <FormDialog form={form} title={words.refuse} send={words.refuse} onClose={onClose}>
      <TextAreaField label={words.refuseWhy} {...form.field('reason')} data-autofocus />
    </FormDialog>
  )
}

function QuotaDialog({ handoff, refusal, onClose }: DialogProps & { refusal: string }) {
  const form = useForm(acceptHandoff, {
    start: { quotaReason: '' },
    fixed: { handoff },
    onDone: () => {
      showDone(words.accepted)
      onClose()
    },
  })
  return (
    <FormDialog form={form} title={words.accept} send={words.accept} onClose={onClose}>
      <p role="alert">{refusal}</p>
      <TextField label={words.quotaReason} {...form.field('quotaReason')} data-autofocus />
    </FormDialog>
  )
}
