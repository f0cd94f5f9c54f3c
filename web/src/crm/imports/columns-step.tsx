import { Button, NativeSelect } from '@mantine/core'
import type { Output } from '@firsthand/contract/core/operation'
import {
  type ImportTarget,
  importDelimiters,
  importEncodings,
  importTargets,
  type previewImport,
} from '@firsthand/contract/crm/imports'
import { Icon } from '../../kit/icon.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import css from './imports.module.css'
import { rowCount, words } from './imports.words.ts'
import { RowsTable } from './rows-table.tsx'

export type Preview = Output<typeof previewImport>
export type ChosenDialect = Partial<Preview['dialect']>

export type ColumnsStepProps = {
  fileName: string
  preview: Preview
  onDialect: (dialect: ChosenDialect) => void
  onMapping: (mapping: ImportTarget[]) => void
  onBack: () => void
  onNext: () => void
}

const sayWho: ImportTarget[] = ['name', 'given_name', 'family_name', 'email']

/** The second step: what each column is, above the file's own rows. */
export function ColumnsStep({ fileName, preview, onDialect, onMapping, onBack, onNext }: ColumnsStepProps) {
  const { dialect, headers, mapping, guesses, rows, warnings } = preview
  const saysWho = mapping.some((target) => sayWho.includes(target))
  return (
    <>
      <PageHeader
        title={words.columnsQuestion}
        lead={words.columnsLead(fileName, rowCount(preview.rowsInFile))}
      />
      <DialectFields dialect={dialect} onDialect={onDialect} />
      {warnings.length > 0 ? (
        <ul className={css.warnings}>
          {warnings.map(({ code, message }) => (
            <li key={code}>
              <Icon name="warning" size={12} />
              {message}
            </li>
          ))}
        </ul>
      ) : null}
      <RowsTable
        label={words.allRows}
        headers={headers}
        rows={rows}
        isLeftOut={(column) => mapping[column] === 'ignore'}
        under={(column) => (
          <>
            <NativeSelect
              size="xs"
              aria-label={words.columnIs(headers[column] ?? '')}
              value={mapping[column]}
              onChange={(event) =>
                onMapping(
                  mapping.map((target, at) =>
                    at === column ? (event.currentTarget.value as ImportTarget) : target,
                  ),
                )
              }
              data={importTargets.map((value) => ({ value, label: words.targets[value] }))}
            />
            <span className={css.why}>
              {
                words.reasons[
                  guesses[column]?.target === mapping[column]
                    ? (guesses[column]?.reason ?? 'nothing')
                    : 'chosen'
                ]
              }
            </span>
          </>
        )}
      />
      <div className={css.actions}>
        {saysWho ? null : <p className={css.hint}>{words.nobodyNamed}</p>}
        <Button onClick={onBack}>{words.back}</Button>
        <Button variant="filled" disabled={!saysWho} onClick={onNext}>
          {words.toProblems}
        </Button>
      </div>
    </>
  )
}

const rowsToName = 10

function DialectFields({
  dialect,
  onDialect,
}: {
  dialect: Preview['dialect']
  onDialect: (dialect: ChosenDialect) => void
}) {
  const encodings = [...new Set([dialect.encoding, ...importEncodings])]
  const delimiters = [...new Set([dialect.delimiter, ...importDelimiters])]
  return (
    <div className={css.dialect}>
      <NativeSelect
        size="xs"
        label={words.delimiter}
        value={dialect.delimiter}
        onChange={(event) => onDialect({ delimiter: event.currentTarget.value })}
        data={delimiters.map((value) => ({ value, label: words.delimiters[value] ?? value }))}
      />
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
      <NativeSelect
        size="xs"
        label={words.encoding}
        value={dialect.encoding}
        onChange={(event) => onDialect({ encoding: event.currentTarget.value })}
        data={encodings}
      />
    </div>
  )
}
