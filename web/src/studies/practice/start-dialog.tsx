import { listMembers } from '@firsthand/contract/platform/members'
import { listGuides } from '@firsthand/contract/studies/guides'
import { type PracticeView, listRoleCards, startPractice } from '@firsthand/contract/studies/practice'
import { NumberInput, Select } from '@mantine/core'
import { useOperation, usePages } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { useYou } from '../../shell/account.ts'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './practice.words.ts'

const limits = limitsOf(startPractice.input)

/** Who asks, who plays, which role: mostly one press of the button. */
export function StartDialog({
  onClose,
  onDone,
}: {
  onClose: () => void
  onDone: (made: PracticeView) => void
}) {
  const { memberId } = useYou()
  const members = useOperation(listMembers, {})
  const cards = useOperation(listRoleCards, {})
  const guides = usePages(listGuides, { limit: 200 })
  const form = useForm(startPractice, { start: { interviewer: memberId ?? '', plannedMinutes: 15 }, onDone })
  const people = (members.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const pick = (name: 'interviewer' | 'customer' | 'card' | 'guide') => {
    const { value, onChange, error } = form.choice(name)
    return {
      value: (value as string | undefined) ?? null,
      error,
      onChange: (next: string | null) => onChange(next ?? undefined),
    }
  }
  const minutes = form.choice('plannedMinutes')
  return (
    <FormDialog form={form} title={words.startTitle} send={words.start} onClose={onClose}>
      <Select label={words.interviewer} data={people} searchable {...pick('interviewer')} />
      <Select label={words.customer} data={people} searchable {...pick('customer')} data-autofocus />
      <Select
        label={words.card}
        placeholder={words.dealt}
        clearable
        data={(cards.data?.items ?? []).map(({ key, title }) => ({ value: key, label: title }))}
        {...pick('card')}
      />
      <Select
        label={words.guide}
        placeholder={words.noGuide}
        clearable
        searchable
        data={(guides.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        {...pick('guide')}
      />
      <NumberInput
        label={words.minutes}
        w={120}
        min={limits.plannedMinutes.min}
        max={limits.plannedMinutes.max}
        value={(minutes.value as number | undefined) ?? ''}
        onChange={(value) => minutes.onChange(typeof value === 'number' ? value : undefined)}
        error={minutes.error}
      />
      <TextField label={words.goal} placeholder={words.goalExample} {...form.field('goal')} />
    </FormDialog>
  )
}
