import { Select } from '@mantine/core'
import {
  type EntryRow,
  type SalesRole,
  listSalesRoles,
  salesRoles,
} from '@firsthand/contract/crm/pipelines-entries'
import { offerHandoff, previewHandoff } from '@firsthand/contract/crm/pipelines-handoffs'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { TextAreaField } from '../../kit/fields.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { PacketView } from './packet-view.tsx'
import { roleWords, words } from './pipelines.words.ts'

/** Offers an entry to somebody else, and shows what goes along. */
export default function HandoffDialog({ entry, onClose }: { entry: EntryRow; onClose: () => void }) {
  const members = useOperation(listSalesRoles, {}).data?.items ?? []
  const preview = useOperation(previewHandoff, { entry: entry.id })
  const [questions, setQuestions] = useState('')
  const [hours, setHours] = useState('48')
  const form = useForm(offerHandoff, {
    start: { toMember: null, note: '' },
    fixed: { entry: entry.id },
    prepare: (values) => ({
      ...values,
      answerWithinHours: Number(hours),
      openQuestions: questions
        .split('\n')
        .map((each) => each.trim())
        .filter(Boolean),
    }),
    onDone: () => {
      showDone(words.offered)
      onClose()
    },
  })
  const role = form.values.toRole
  const able = members.filter(
    (each) => role && each.roles.includes(role) && !isOwner(entry, role, each.member.id),
  )
  return (
    <FormDialog
      form={form}
      title={`${words.handOver}: ${entry.person.name}`}
      send={words.offer}
      size="lg"
      onClose={onClose}
    >
      <Select
        label={words.toRole}
        data={salesRoles.map((value) => ({ value, label: roleWords[value] }))}
        value={role ?? null}
        onChange={(value) =>
          form.set({ toRole: (value ?? undefined) as SalesRole | undefined, toMember: null })
        }
        error={form.problems['toRole']}
        data-autofocus
      />
      <Select
        label={words.toMember}
        placeholder={words.anybody}
        clearable
        data={able.map(({ member }) => ({ value: member.id, label: member.name }))}
        value={form.values.toMember ?? null}
        onChange={(toMember) => form.set({ toMember })}
        error={form.problems['toMember']}
      />
      <TextAreaField label={words.note} {...form.field('note')} />
      <TextAreaField
        label={words.questions}
        description={words.questionsHint}
        value={questions}
        onChange={(event) => setQuestions(event.currentTarget.value)}
        error={Object.entries(form.problems).find(([path]) => path.startsWith('openQuestions'))?.[1]}
      />
      <Select
        label={words.within}
        data={Object.entries(words.withinChoices).map(([value, label]) => ({ value, label }))}
        value={hours}
        onChange={(value) => setHours(value ?? '48')}
        allowDeselect={false}
      />
      <section aria-label={words.packet}>
        <strong>{words.packet}</strong>
        <p>{words.packetLead}</p>
        {preview.isPending ? <CardSkeleton rows={3} /> : null}
        {preview.data ? <PacketView packet={preview.data.packet} /> : null}
      </section>
    </FormDialog>
  )
}

function isOwner(entry: EntryRow, role: SalesRole, member: string): boolean {
  return entry.owners.some((owner) => owner.role === role && owner.member.id === member)
}
