import { Button, Select } from '@mantine/core'
import type { FieldView } from '@firsthand/contract/crm/fields'
import { type ReactNode, useState } from 'react'
import css from './people.module.css'
import { filterWords as words } from './person-filter.words.ts'

type Begun = { what: string; how: string; value: string }

export type ValueProps<Draft> = {
  draft: Draft
  field: FieldView | undefined
  onChange: (change: Partial<Draft>) => void
}

type Props<Draft extends Begun, Condition> = {
  /** What can be asked about, beside the fields. */
  kinds: Record<string, string>
  fields: readonly FieldView[]
  /** With nothing chosen but what is asked about first. */
  first: Draft
  howsOf: (what: string, field: FieldView | undefined) => readonly string[]
  hows: Record<string, string>
  /** The condition that a draft stands for; undefined while something of it is missing. */
  conditionOf: (draft: Draft, field: FieldView | undefined) => Condition | undefined
  value: (props: ValueProps<Draft>) => ReactNode
  onAdd: (condition: Condition) => void
}

/** One condition, put together from left to right: what, how, and which value. */
export function ConditionForm<Draft extends Begun, Condition>({
  kinds,
  fields,
  first,
  howsOf,
  hows,
  conditionOf,
  value,
  onAdd,
}: Props<Draft, Condition>) {
  const [draft, setDraft] = useState(first)
  const fieldOf = (what: string) => fields.find((each) => `field:${each.id}` === what)
  const field = fieldOf(draft.what)
  const ways = howsOf(draft.what, field)
  const condition = conditionOf(draft, field)
  return (
    <form
      className={css.condition}
      onSubmit={(event) => {
        event.preventDefault()
        if (condition) onAdd(condition)
      }}
    >
      <Select
        label={words.what}
        data={[
          ...Object.entries(kinds).map(([kind, label]) => ({ value: kind, label })),
          ...fields.map((each) => ({ value: `field:${each.id}`, label: each.label })),
        ]}
        searchable
        allowDeselect={false}
        value={draft.what}
        onChange={(what) => what && setDraft({ ...first, what, how: howsOf(what, fieldOf(what))[0] ?? '' })}
        comboboxProps={{ withinPortal: false }}
        openOnFocus={false}
        data-autofocus
      />
      {ways.length > 1 ? (
        <Select
          label={words.how}
          data={ways.map((way) => ({ value: way, label: hows[way] ?? way }))}
          allowDeselect={false}
          value={draft.how}
          onChange={(how) => how && setDraft((begun) => ({ ...begun, how }))}
          comboboxProps={{ withinPortal: false }}
        />
      ) : null}
      {value({ draft, field, onChange: (change) => setDraft((begun) => ({ ...begun, ...change })) })}
      <Button type="submit" variant="filled" disabled={!condition}>
        {words.apply}
      </Button>
    </form>
  )
}
