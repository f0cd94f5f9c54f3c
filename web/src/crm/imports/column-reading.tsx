import { NativeSelect, TextInput } from '@mantine/core'
import { type ColumnReading, dateOrders, decimalMarks } from '@firsthand/contract/crm/imports'
import type { Preview } from './columns-step.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'

type Reading = Preview['readings'][number]
type Props = {
  reading: Reading
  header: string
  said: ColumnReading | undefined
  onChange: (said: ColumnReading) => void
}

/** How a column of days, numbers or amounts is written: said by its cells, or asked where they can be read two ways. */
export function ColumnReadingField({ reading, header, said, onChange }: Props) {
  const { column, type, isOpen, example, currency, found } = reading
  const change = (part: Partial<ColumnReading>) => onChange({ column, ...part })
  const open = { value: '', label: words.chooseReading, disabled: true }
  const isClear = example === null && Object.keys(found).length === 0
  return (
    <span className={css.reading}>
      {type === 'date' && !isClear ? (
        <NativeSelect
          size="xs"
          aria-label={words.daysOf(header)}
          value={said?.dates ?? ''}
          error={isOpen ? words.twoWays(example ?? '') : undefined}
          onChange={(event) => change({ dates: event.currentTarget.value as (typeof dateOrders)[number] })}
          data={[
            ...(said?.dates ? [] : [open]),
            ...dateOrders.map((value) => ({ value, label: words.dateOrders[value]! })),
          ]}
        />
      ) : null}
      {type !== 'date' && !isClear ? (
        <NativeSelect
          size="xs"
          aria-label={words.decimalsOf(header)}
          value={said?.decimal ?? ''}
          error={isOpen ? words.twoWays(example ?? '') : undefined}
          onChange={(event) =>
            change({ decimal: event.currentTarget.value as (typeof decimalMarks)[number] })
          }
          data={[
            ...(said?.decimal ? [] : [open]),
            ...decimalMarks.map((value) => ({ value, label: words.decimalMarks[value]! })),
          ]}
        />
      ) : null}
      {currency === null ? null : (
        <TextInput
          size="xs"
          aria-label={words.currencyOf(header)}
          maxLength={3}
          defaultValue={said?.currency ?? currency}
          error={said?.currency && said.currency !== currency ? words.otherCurrency(currency) : undefined}
          onChange={(event) => {
            const typed = event.currentTarget.value.trim().toUpperCase()
            if (/^[A-Z]{3}$/.test(typed)) change({ currency: typed })
          }}
        />
      )}
    </span>
  )
}
