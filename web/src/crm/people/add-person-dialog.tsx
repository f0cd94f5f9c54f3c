import { Button, Modal, MultiSelect } from '@mantine/core'
import { AddressEntry } from '@firsthand/contract/crm/contact-details'
import { type ContactType, contactTypes, createPerson, listPeople } from '@firsthand/contract/crm/people'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { useState } from 'react'
import { Fields, TextAreaField, TextField } from '../../kit/fields.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { contactTypeWords } from '../crm.words.ts'
import { KnownHint } from '../duplicates/known-hint.tsx'
import { OrganisationField } from '../organisations/organisation-field.tsx'
import css from './people.module.css'
import { words } from './people.words.ts'
import { PersonPicker } from './person-picker.tsx'

const limits = limitsOf(createPerson.input)
const addressLimits = limitsOf(AddressEntry)
const noAddress = { street: '', postalCode: '', city: '' }

/** Adds a person: the name first, the rest on demand. */
export function AddPersonDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.add}>
      <AddPerson onClose={onClose} />
    </Modal>
  )
}

function AddPerson({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const [isMore, setMore] = useState(false)
  const [email, setEmail] = useState('')
  const [phone, setPhone] = useState('')
  const [address, setAddress] = useState(noAddress)
  const [organisation, setOrganisation] = useState('')
  const [types, setTypes] = useState<ContactType[]>([])
  const form = useForm(createPerson, {
    start: { name: '', roleTitle: '', note: '' },
    prepare: ({ roleTitle, ...values }) => ({
      ...values,
      roleTitle: roleTitle || undefined,
      organisation: organisation.trim() ? { name: organisation } : undefined,
      emails: email.trim() ? [{ email }] : undefined,
      phones: phone.trim() ? [{ phone }] : undefined,
      addresses: Object.values(address).some((part) => part.trim()) ? [filled(address)] : undefined,
      contactTypes: types.length > 0 ? types.map((type) => ({ type })) : undefined,
    }),
    invalidates: [listPeople, listOrganisations],
    onDone: ({ id, name }) => {
      showDone(words.added(name))
      go(`/people/${id}`)
    },
  })
  return (
    <form {...form.props} className={css.dialog}>
      <p>{words.addLead}</p>
      <Fields
        actions={
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button type="submit" variant="filled" loading={form.isSending}>
              {words.save}
            </Button>
          </>
        }
      >
        <TextField label={words.name} {...form.field('name')} data-autofocus />
        <OrganisationField
          label={words.organisation}
          value={organisation}
          onChange={setOrganisation}
          error={form.problems['organisation'] ?? form.problems['organisation.name']}
        />
        <TextField
          label={words.email}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={form.problems['emails.0.email']}
        />
        <KnownHint
          name={form.values.name ?? ''}
          email={email}
          phone={phone}
          organisation={organisation}
          address={address}
        />
        {isMore ? (
          <>
            <TextField label={words.role} {...form.field('roleTitle')} />
            <TextField
              label={words.phone}
              type="tel"
              value={phone}
              onChange={(event) => setPhone(event.currentTarget.value)}
              error={form.problems['phones.0.phone']}
            />
            {(['street', 'postalCode', 'city'] as const).map((part) => (
              <TextField
                key={part}
                label={words.addressParts[part]}
                limits={addressLimits[part]}
                value={address[part]}
                onChange={({ currentTarget: { value } }) => setAddress({ ...address, [part]: value })}
                error={form.problems[`addresses.0.${part}`]}
              />
            ))}
            <MultiSelect
              label={words.types}
              data={contactTypes.map((value) => ({ value, label: contactTypeWords[value] }))}
              value={types}
              onChange={(value) => setTypes(value as ContactType[])}
            />
            <PersonPicker
              label={words.introducedBy}
              value={form.values.introducedBy ?? null}
              onChange={(introducedBy) => form.set({ introducedBy })}
            />
            <TextAreaField label={words.note} {...form.field('note')} limits={limits.note} />
          </>
        ) : null}
        <Button variant="subtle" size="xs" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
          {isMore ? words.less : words.more}
        </Button>
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

function filled({ street, postalCode, city }: typeof noAddress) {
  return { street: street.trim() || null, postalCode: postalCode.trim() || null, city: city.trim() || null }
}
