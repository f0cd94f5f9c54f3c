import { type IntroductionRequest, moveIntroduction } from '@firsthand/contract/crm/introductions'
import { FormBody } from '../../shell/form-body.tsx'
import { useForm } from '../../shell/use-form.ts'
import { PersonPicker } from '../people/person-picker.tsx'
import { words } from './referrals.words.ts'

/** What is still open when an introduction goes a step on: whom we asked, or whom we met. */
export default function StepForm({
  introduction,
  to,
  onClose,
}: {
  introduction: IntroductionRequest
  to: 'asked' | 'made'
  onClose: () => void
}) {
  const name = to === 'asked' ? 'introducer' : 'person'
  const form = useForm(moveIntroduction, {
    start: {},
    fixed: { introduction: introduction.id, to, version: introduction.version },
    onDone: onClose,
  })
  return (
    <FormBody form={form} send={words.finish} onClose={onClose}>
      <PersonPicker
        label={to === 'asked' ? words.whoAsked : words.whoIsIt}
        value={form.values[name] ?? null}
        onChange={(chosen) => form.set({ [name]: chosen ?? undefined })}
        error={form.problems[name]}
        placeholder={words.addThem}
        data-autofocus
      />
    </FormBody>
  )
}
