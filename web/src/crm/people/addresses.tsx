import { Button, Modal } from '@mantine/core'
import { type AddressView, AddressEntry, detailLimits } from '@firsthand/contract/crm/contact-details'
import { useState } from 'react'
import { Fields, TextAreaField, TextField } from '../../kit/fields.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { EditorRefusal } from './editor-refusal.tsx'
import { failureSentence } from '../../shell/failure-sentence.ts'
import css from './person.module.css'
import { words } from './person.words.ts'
import { useAsOpened } from '../../shell/use-as-opened.ts'

const limits = limitsOf(AddressEntry)
const empty: AddressView = {
  label: null,
  street: null,
  postalCode: null,
  city: null,
  region: null,
  country: null,
  free: '',
}
const parts = ['label', 'street', 'postalCode', 'city', 'region', 'country'] as const

type Props = {
  addresses: AddressView[]
  mayChange: boolean
  onSave: (addresses: AddressView[]) => Promise<unknown>
}

/** Addresses as on a letter; they open into their parts. */
export function Addresses({ addresses, mayChange, onSave }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const shown = addresses.map(linesOf).join('\n\n')
  return (
    <div className={css.fact}>
      <dt>{words.addresses}</dt>
      <dd>
        {mayChange ? (
          <button
            type="button"
            className={css.value}
            data-empty={addresses.length === 0 || undefined}
            aria-label={words.edit(words.addresses, shown)}
            onClick={() => setIsOpen(true)}
          >
            {shown || words.add}
          </button>
        ) : (
          <span className={css.shown}>{shown}</span>
        )}
        <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={words.changeAddresses} size="lg">
          <Form addresses={addresses} onSave={onSave} onClose={() => setIsOpen(false)} />
        </Modal>
      </dd>
    </div>
  )
}

function Form({ addresses, onSave, onClose }: Omit<Props, 'mayChange'> & { onClose: () => void }) {
  const [typed, setTyped] = useState(addresses.length > 0 ? addresses : [empty])
  const [problem, setProblem] = useState<string>()
  const editing = useAsOpened(addresses, onSave)
  const change = (at: number, part: Partial<AddressView>) =>
    setTyped(typed.map((each, place) => (place === at ? { ...each, ...part } : each)))
  async function save() {
    try {
      await editing.save(typed.filter((each) => linesOf({ ...each, label: null }).trim() !== ''))
      onClose()
    } catch (error) {
      setProblem(failureSentence(error))
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Fields
        actions={
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button type="submit" variant="filled">
              {words.save}
            </Button>
          </>
        }
      >
        {typed.map((address, at) => (
          // Addresses have no id; their place is what they are.
          <fieldset key={at} className={css.address}>
            <legend>{words.addressNumber(at + 1)}</legend>
            {parts.map((part) => (
              <TextField
                key={part}
                label={words.addressParts[part]}
                limits={limits[part]}
                description={part === 'country' ? words.countryHint : undefined}
                value={address[part] ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  change(at, { [part]: (part === 'country' ? value.toUpperCase() : value) || null })
                }
              />
            ))}
            <TextAreaField
              label={words.addressParts.free}
              limits={limits.free}
              minRows={2}
              value={address.free}
              onChange={({ currentTarget: { value } }) => change(at, { free: value })}
            />
            <Button
              variant="subtle"
              color="gray"
              onClick={() => setTyped(typed.filter((_, place) => place !== at))}
            >
              {words.removeAddress}
            </Button>
          </fieldset>
        ))}
        {typed.length < detailLimits.addresses ? (
          <Button variant="subtle" onClick={() => setTyped([...typed, empty])}>
            {words.addAddress}
          </Button>
        ) : null}
        <EditorRefusal
          problem={problem}
          theirs={editing.isTaken ? addresses.map((each) => linesOf(each).replaceAll('\n', ', ')) : undefined}
          onTakeTheirs={() => {
            editing.begin()
            setTyped(addresses)
          }}
        />
      </Fields>
    </form>
  )
}

function linesOf({ label, street, postalCode, city, region, country, free }: AddressView): string {
  const place = [postalCode, city].filter(Boolean).join(' ')
  const rest = [region, country ? countryName(country) : ''].filter(Boolean).join(', ')
  return [label ? `${label}:` : '', free, street, place, rest].filter(Boolean).join('\n')
}

function countryName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}
