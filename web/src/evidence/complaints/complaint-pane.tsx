import {
  type ComplaintView,
  assignComplaint,
  reopenComplaint,
  showComplaint,
} from '@firsthand/contract/evidence/complaints'
import { listMembers } from '@firsthand/contract/platform/members'
import { Button } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { useChannels } from '../../crm/touchpoints/use-channels.ts'
import { ChoiceField } from '../../kit/fields.tsx'
import { formatDate, formatDateTime, relativeDays } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Tag } from '../../kit/person-chip.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { formatMoney } from '../../kit/money.ts'
import { whenShown } from '../../kit/when-shown.tsx'
import { ComplaintOutcome } from './complaint-outcome.tsx'
import css from './complaints.module.css'
import { words } from './complaints.words.ts'
import { RemoveComplaint } from './remove-complaint.tsx'

const ReplyForm = whenShown(async () => ({ default: (await import('./answer-forms.tsx')).ReplyForm }))
const CloseForm = whenShown(async () => ({ default: (await import('./answer-forms.tsx')).CloseForm }))
const MendForm = whenShown(async () => ({ default: (await import('./mend-form.tsx')).MendForm }))
const EvidenceForm = whenShown(async () => ({ default: (await import('./evidence-form.tsx')).EvidenceForm }))
const LoopForm = whenShown(async () => ({ default: (await import('./loop-form.tsx')).LoopForm }))

const forms = { reply: ReplyForm, close: CloseForm, mend: MendForm, evidence: EvidenceForm, loop: LoopForm }

/** One complaint: their words, who answers, what was answered and done, and how it ended. */
export function ComplaintPane({ id }: { id: string }) {
  const complaint = useOperation(showComplaint, { complaint: id })
  if (complaint.failure) return <Broken error={complaint.failure} retry={complaint.retry} />
  if (!complaint.data) return <CardSkeleton rows={6} />
  return <ShownComplaint complaint={complaint.data} />
}

/** The same, once it has come: for the page and its stories. */
export function ShownComplaint({ complaint }: { complaint: ComplaintView }) {
  const { may, memberId } = useYou()
  const channels = useChannels()
  const [form, setForm] = useState<keyof typeof forms>()
  const assign = useAct(assignComplaint)
  const reopen = useAct(reopenComplaint, { onDone: () => showDone(words.reopened) })
  const mayChange = may('member')
  const isClosed = complaint.state === 'closed'
  useHotkeyScope(
    [
      { keys: 'r', does: words.reply, group: words.title, run: () => setForm('reply') },
      { keys: 'c', does: words.close, group: words.title, run: () => setForm('close') },
    ],
    { enabled: mayChange && !isClosed },
  )
  const Form = form && forms[form]
  const { person, assignee, amount } = complaint

  return (
    <article className={css.pane} aria-labelledby="complaint-about">
      <h2 id="complaint-about">{complaint.about}</h2>
      <p className={css.facts}>
        <Link href={`/people/${person.id}`}>{person.name}</Link>
        {person.organisation ? <span>{person.organisation.name}</span> : null}
        <span>{channels[complaint.channel] ?? complaint.channel}</span>
        <time dateTime={complaint.receivedAt}>{formatDateTime(complaint.receivedAt)}</time>
        <span>{complaint.receivedBy ? words.heardBy(complaint.receivedBy.name) : words.relayed}</span>
        {amount ? <Tag>{words.atRisk(formatMoney(amount))}</Tag> : null}
      </p>
      <blockquote className={css.quote} dir="auto">
        {complaint.words}
      </blockquote>
      <p className={css.clock} data-overdue={complaint.isOverdue || undefined}>
        {clockOf(complaint)}
      </p>
      {mayChange && !isClosed ? (
        <>
          <Assignee
            complaint={complaint}
            onAssign={(member) => assign.act({ complaint: complaint.id, member })}
          />
          <div className={css.acts}>
            <Button variant="filled" onClick={() => setForm('reply')}>
              {words.reply}
            </Button>
            <Button onClick={() => setForm('close')}>{words.close}</Button>
            {assignee?.id === memberId ? null : (
              <Button
                loading={assign.isActing}
                onClick={() => assign.act({ complaint: complaint.id, member: memberId ?? null })}
              >
                {words.take}
              </Button>
            )}
          </div>
        </>
      ) : null}
      {mayChange && isClosed ? (
        <div className={css.acts}>
          <Button loading={reopen.isActing} onClick={() => reopen.act({ complaint: complaint.id })}>
            {words.reopen}
          </Button>
        </div>
      ) : null}
      <ComplaintOutcome complaint={complaint} mayChange={mayChange} onOpen={setForm} />
      <History complaint={complaint} channels={channels} />
      {may('admin') ? <RemoveComplaint complaint={complaint.id} /> : null}
      {Form ? (
        <Suspense fallback={null}>
          <Form complaint={complaint} onClose={() => setForm(undefined)} />
        </Suspense>
      ) : null}
    </article>
  )
}

function Assignee({
  complaint,
  onAssign,
}: {
  complaint: ComplaintView
  onAssign: (member: string | null) => void
}) {
  const members = useOperation(listMembers, {})
  const names = (members.data?.items ?? []).map((each) => [each.id, each.name] as const)
  const { assignee } = complaint
  return (
    <ChoiceField
      className={css.assignee}
      label={words.assignee}
      placeholder={words.nobody}
      value={assignee?.id ?? null}
      onChange={onAssign}
      clearable
      optionWords={Object.fromEntries(assignee ? [[assignee.id, assignee.name], ...names] : names)}
    />
  )
}

function History({ complaint, channels }: { complaint: ComplaintView; channels: Record<string, string> }) {
  return (
    <section aria-labelledby="complaint-history">
      <h3 id="complaint-history">{words.history}</h3>
      <ol className={css.steps}>
        {complaint.steps.map((step) => (
          <li key={step.id}>
            <strong>{words.step(step, channels)}</strong>{' '}
            <time dateTime={step.at} title={formatDateTime(step.at)}>
              {relativeDays(step.at)}
            </time>
            {step.words ? <p dir="auto">{step.words}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function clockOf({
  state,
  isOverdue,
  dueAt,
  answeredAt,
  answeredBy,
  answeredByLeader,
}: ComplaintView): string {
  if (state === 'waiting')
    return isOverdue ? words.overdue(relativeDays(dueAt)) : words.dueSoon(formatDateTime(dueAt))
  return answeredAt && answeredBy
    ? words.answered(answeredBy.name, formatDate(answeredAt), answeredByLeader)
    : ''
}
