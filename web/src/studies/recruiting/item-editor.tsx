import { contactTypes } from '@firsthand/contract/crm/contact-types'
import { OptionRule, type ScreenerItem, screenerLimits } from '@firsthand/contract/studies/screeners'
import { ActionIcon, Button, Checkbox, NativeSelect } from '@mantine/core'
import { TextField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import css from './recruiting.module.css'
import { words as recruiting } from './recruiting.words.ts'
import { newOption } from './new-item.ts'
import { words } from './screener.words.ts'

type Option = ScreenerItem['options'][number]
type Props = {
  item: ScreenerItem
  place: number
  /** Nothing takes the question away. */
  onChange: (item: ScreenerItem | undefined) => void
  onUp?: (() => void) | undefined
}

/** One question, its answers, and what each answer does. */
export function ItemEditor({ item, place, onChange, onUp }: Props) {
  const isChoice = item.kind === 'single' || item.kind === 'multiple'
  const setOption = (at: number, option: Option | undefined) =>
    onChange({
      ...item,
      options: item.options.flatMap((each, index) => (index === at ? (option ?? []) : each)),
    })
  return (
    <fieldset className={css.item}>
      <legend>{words.item(place + 1)}</legend>
      <TextField
        aria-label={words.item(place + 1)}
        limits={{ maxLength: screenerLimits.question, required: true }}
        value={item.question}
        onChange={(event) => onChange({ ...item, question: event.currentTarget.value })}
      />
      <div className={css.row}>
        <NativeSelect
          label={words.kind}
          value={item.kind}
          data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
          onChange={(event) => {
            const kind = event.currentTarget.value as ScreenerItem['kind']
            const needs = (kind === 'single' || kind === 'multiple') && item.options.length < 2
            onChange({ ...item, kind, ...(needs && { options: [newOption(), newOption()] }) })
          }}
        />
        <Checkbox
          label={words.required}
          checked={item.isRequired}
          onChange={(event) => onChange({ ...item, isRequired: event.currentTarget.checked })}
        />
        {onUp ? (
          <ActionIcon size={30} aria-label={words.up(place + 1)} onClick={onUp}>
            <Icon name="up" />
          </ActionIcon>
        ) : null}
        <ActionIcon size={30} aria-label={words.removeItem(place + 1)} onClick={() => onChange(undefined)}>
          <Icon name="remove" />
        </ActionIcon>
      </div>
      {isChoice
        ? item.options.map((option, at) => (
            <OptionLine
              key={option.id}
              option={option}
              place={at}
              onChange={(changed) => setOption(at, changed)}
            />
          ))
        : null}
      {isChoice && item.options.length < screenerLimits.options ? (
        <div>
          <Button
            size="xs"
            variant="subtle"
            onClick={() => onChange({ ...item, options: [...item.options, newOption()] })}
          >
            {words.addOption}
          </Button>
        </div>
      ) : null}
      {item.kind === 'number' ? (
        <div className={css.row}>
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              label={words[end]}
              type="number"
              value={item[end] === null ? '' : String(item[end])}
              onChange={(event) => {
                const { value } = event.currentTarget
                onChange({ ...item, [end]: value === '' ? null : Number(value) })
              }}
            />
          ))}
        </div>
      ) : null}
    </fieldset>
  )
}

function OptionLine({
  option,
  place,
  onChange,
}: {
  option: Option
  place: number
  onChange: (option: Option | undefined) => void
}) {
  const name = option.label || words.option(place + 1)
  return (
    <div className={css.option}>
      <TextField
        aria-label={words.option(place + 1)}
        placeholder={words.option(place + 1)}
        limits={{ maxLength: screenerLimits.option, required: true }}
        value={option.label}
        onChange={(event) => onChange({ ...option, label: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={words.rule(name)}
        value={option.rule}
        data={OptionRule.options.map((value) => ({ value, label: words.rules[value] }))}
        onChange={(event) => onChange({ ...option, rule: event.currentTarget.value as Option['rule'] })}
      />
      <NativeSelect
        aria-label={`${words.makes}: ${name}`}
        value={option.contactType ?? ''}
        data={[
          { value: '', label: words.makesNothing },
          ...contactTypes.map((value) => ({ value, label: recruiting.types[value] ?? value })),
        ]}
        onChange={(event) =>
          onChange({ ...option, contactType: (event.currentTarget.value || null) as Option['contactType'] })
        }
      />
      <ActionIcon size={30} aria-label={words.removeOption(name)} onClick={() => onChange(undefined)}>
        <Icon name="remove" />
      </ActionIcon>
    </div>
  )
}
