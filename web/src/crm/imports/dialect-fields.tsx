import { Checkbox, NativeSelect } from '@mantine/core'
import { importDelimiters, importEncodings } from '@firsthand/contract/crm/imports'
import type { ChosenDialect, Preview } from './columns-step.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'

const rowsToName = 10

type Props = { preview: Preview; onDialect: (dialect: ChosenDialect) => void }

/** How the file writes its table: for text its characters and delimiter, for a workbook its sheet. Cards say it all. */
export function DialectFields({ preview, onDialect }: Props) {
  const { dialect } = preview
  if (dialect.format === 'vcard') return null
  return (
    <div className={css.dialect}>
      {dialect.format === 'xlsx' ? (
        <NativeSelect
          size="xs"
          label={words.sheet}
          value={dialect.sheet}
          onChange={(event) => onDialect({ sheet: event.currentTarget.value, headerRow: undefined })}
          data={preview.sheets.map(({ name, isHidden }) => ({
            value: name,
            label: isHidden ? words.hiddenSheet(name) : name,
          }))}
        />
      ) : (
        <Delimiter preview={preview} onDialect={onDialect} />
      )}
      <NativeSelect
        size="xs"
        label={words.headerRow}
        value={dialect.headerRow === null ? 'none' : String(dialect.headerRow)}
        onChange={(event) =>
          onDialect({
            headerRow: event.currentTarget.value === 'none' ? null : Number(event.currentTarget.value),
          })
        }
        data={[
          { value: 'none', label: words.noHeader },
          ...Array.from({ length: Math.max(rowsToName, (dialect.headerRow ?? 0) + 1) }, (_, row) => ({
            value: String(row),
            label: words.headerAt(row),
          })),
        ]}
      />
      {dialect.format === 'xlsx' ? (
        <Checkbox
          label={words.leaveHidden}
          checked={dialect.leaveHidden ?? false}
          onChange={(event) => onDialect({ leaveHidden: event.currentTarget.checked })}
        />
      ) : (
        <NativeSelect
          size="xs"
          label={words.encoding}
          value={dialect.encoding}
          onChange={(event) => onDialect({ encoding: event.currentTarget.value })}
          data={[...new Set([dialect.encoding, ...importEncodings])]}
        />
      )}
    </div>
  )
}

function Delimiter({ preview: { dialect }, onDialect }: Props) {
  return (
    <NativeSelect
      size="xs"
      label={words.delimiter}
      value={dialect.delimiter}
      onChange={(event) => onDialect({ delimiter: event.currentTarget.value })}
      data={[...new Set([dialect.delimiter, ...importDelimiters])].map((value) => ({
        value,
        label: words.delimiters[value] ?? value,
      }))}
    />
  )
}
