import { wishIntroduction } from '@firsthand/contract/crm/introductions'
import { showOrganisation } from '@firsthand/contract/crm/organisations'
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormBody } from '../../shell/form-body.tsx'
import { useForm } from '../../shell/use-form.ts'
import { PersonPicker } from '../people/person-picker.tsx'
import { words } from './referrals.words.ts'

export type AskFormProps = {
  person?: string | undefined
  organisation?: string | undefined
  introducer?: string | undefined
  onClose: () => void
}

/** Says whom we wish to reach, and whom to ask; the wording is kept beside the ask. */
export default function AskForm({ person, organisation, introducer, onClose }: AskFormProps) {
  const at = useOperation(
    showOrganisation,
    { organisation: organisation ?? '' },
    { enabled: organisation !== undefined },
  )
  const [isAsked, setAsked] = useState(false)
  const form = useForm(wishIntroduction, {
    start: { wanted: '', wording: '', person: person ?? null, introducer: introducer ?? null },
    prepare: (values) => ({ ...values, asked: isAsked, ...(organisation && { organisation }) }),
    onDone: () => {
      showDone(words.saved)
      onClose()
    },
  })
  return (
    <FormBody form={form} send={words.save} onClose={onClose}>
      {at.data ? <p>{words.to(words.somebodyAt(at.data.name))}</p> : null}
      <PersonPicker
        label={words.person}
        value={form.values.person ?? null}
        onChange={(chosen) => form.set({ person: chosen })}
        error={form.problems['person']}
        data-autofocus
      />
      <TextField label={words.wanted} placeholder={words.wantedHint} {...form.field('wanted')} />
      <PersonPicker
        label={words.introducer}
        value={form.values.introducer ?? null}
        {...(form.values.person && { except: form.values.person })}
        onChange={(chosen) => form.set({ introducer: chosen })}
        error={form.problems['introducer']}
      />
      <TextAreaField label={words.wording} placeholder={words.wordingHint} {...form.field('wording')} />
      <Checkbox
        label={words.alreadyAsked}
        checked={isAsked}
        onChange={(event) => setAsked(event.currentTarget.checked)}
      />
    </FormBody>
  )
}
