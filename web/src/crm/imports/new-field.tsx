import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import {
  type FieldSubject,
  type FieldType,
  type FieldView,
  createField,
  listFields,
} from '@firsthand/contract/crm/fields'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Fields } from '../../kit/fields.tsx'
import { organisationWords } from './imports-organisations.words.ts'
import { words } from './imports.words.ts'

type Props = {
  of: FieldSubject
  label: string
  /** The different cells of the column, as choices to choose from. */
  cells: string[]
  onMade: (field: FieldView) => void
  onClose: () => void
}

const choicesAtMost = 50

/** A field of the workspace's own, made while a file is mapped. */
export function NewField({ of, label: first, cells, onMade, onClose }: Props) {
  const [label, setLabel] = useState(first)
  const [type, setType] = useState<FieldType>('text')
  const [currency, setCurrency] = useState(() => currencyIn([first, ...cells]))
  const make = useAct(createField, {
    invalidates: [listFields],
    shownInPlace: true,
    onDone: onMade,
  })
  const choices = [...new Set(cells.map((cell) => cell.trim()).filter(Boolean))].slice(0, choicesAtMost)
  return (
    <Modal opened onClose={onClose} title={of === 'person' ? words.newField : organisationWords.newField}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          make.act({
            of,
            label,
            type,
            choices: type === 'choice' ? choices : [],
            ...(type === 'money' && { currency: currency.trim().toUpperCase() }),
          })
        }}
      >
        <Fields
          actions={
            <Button type="submit" variant="filled" loading={make.isActing}>
              {words.makeField}
            </Button>
          }
        >
          <TextInput
            label={words.fieldName}
            value={label}
            required
            error={make.failure?.message}
            data-autofocus
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <NativeSelect
            label={words.fieldType}
            value={type}
            onChange={(event) => setType(event.currentTarget.value as typeof type)}
            data={Object.entries(words.fieldTypes).map(([value, text]) => ({ value, label: text }))}
          />
          {type === 'money' ? (
            <TextInput
              label={words.fieldCurrency}
              value={currency}
              required
              maxLength={3}
              onChange={(event) => setCurrency(event.currentTarget.value)}
            />
          ) : null}
          {type === 'choice' ? <p>{words.choicesFrom(choices)}</p> : null}
        </Fields>
      </form>
    </Modal>
  )
}

/** The currency that the name of a column or its cells give away. */
function currencyIn(texts: string[]): string {
  const all = texts.join(' ')
  const named = /\b(EUR|USD|GBP|CHF|JPY|INR|AUD|CAD|SEK|NOK|DKK|PLN|CZK|BRL|CNY|ZAR|SGD)\b/.exec(all)?.[1]
  if (named) return named
  const signs = { '€': 'EUR', '£': 'GBP', '₹': 'INR', $: 'USD' }
  return Object.entries(signs).find(([sign]) => all.includes(sign))?.[1] ?? ''
}
