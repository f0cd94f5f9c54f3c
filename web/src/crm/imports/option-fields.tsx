import { NativeSelect, NumberInput, Radio } from '@mantine/core'
import { importMatches, nameOrders, type ImportOptions } from '@firsthand/contract/crm/imports'
import { type ContactType, contactTypes } from '@firsthand/contract/crm/people'
import { ChoiceField } from '../../kit/fields.tsx'
import { contactTypeWords } from '../crm.words.ts'
import { countries } from './countries.ts'
import type { Preview } from './columns-step.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'

type Props = { preview: Preview; onOptions: (change: Partial<ImportOptions>) => void }

/** How rows are read, and what happens to people we know. */
export function OptionFields({ preview, onOptions }: Props) {
  const { options, mapping, archivedCount } = preview
  const radios = <Key extends 'known' | 'unknown' | 'archived'>(
    key: Key,
    label: string,
    choices: Record<string, string>,
  ) => (
    <Radio.Group label={label} value={options[key]} onChange={(value) => onOptions({ [key]: value })}>
      <div className={css.radios}>
        {Object.entries(choices).map(([value, text]) => (
          <Radio key={value} value={value} label={text} />
        ))}
      </div>
    </Radio.Group>
  )
  return (
    <div className={css.options}>
      {radios('known', words.known, words.knownChoices)}
      {radios('unknown', words.unknown, words.unknownChoices)}
      {archivedCount > 0 ? radios('archived', words.archived(archivedCount), words.archivedChoices) : null}
      <NativeSelect
        label={words.matchBy}
        value={options.matchBy}
        onChange={(event) => onOptions({ matchBy: event.currentTarget.value as ImportOptions['matchBy'] })}
        data={importMatches.map((value) => ({ value, label: words.matches[value]! }))}
      />
      {mapping.includes('name') ? (
        <NativeSelect
          label={words.nameOrder}
          value={options.nameOrder}
          onChange={(event) =>
            onOptions({ nameOrder: event.currentTarget.value as ImportOptions['nameOrder'] })
          }
          data={nameOrders.map((value) => ({ value, label: words.nameOrders[value]! }))}
        />
      ) : null}
      {mapping.includes('phone') ? (
        <NativeSelect
          label={words.country}
          value={options.country ?? ''}
          onChange={(event) => onOptions({ country: event.currentTarget.value || undefined })}
          data={[{ value: '', label: words.ownCountry }, ...countries()]}
        />
      ) : null}
      <NumberInput
        label={words.cadenceForAll}
        placeholder={words.cadenceUsual}
        min={1}
        max={3_650}
        allowDecimal={false}
        value={options.cadenceDays ?? ''}
        onChange={(days) => onOptions({ cadenceDays: typeof days === 'number' ? days : undefined })}
      />
      <ChoiceField
        label={words.typeForAll}
        placeholder={words.typeNone}
        clearable
        limits={{ required: false, options: [...contactTypes] }}
        optionWords={contactTypeWords}
        value={options.contactType ?? null}
        onChange={(value) => onOptions({ contactType: (value ?? undefined) as ContactType | undefined })}
      />
    </div>
  )
}
