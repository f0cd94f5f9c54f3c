import { Button, NativeSelect } from '@mantine/core'
import type { Output } from '@firsthand/contract/core/operation'
import { type FieldSubject, type FieldView, listFields } from '@firsthand/contract/crm/fields'
import {
  type ColumnReading,
  type ColumnTarget,
  importTargets,
  type previewImport,
} from '@firsthand/contract/crm/imports'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ChooseMapping, type ChooseMappingProps } from './choose-mapping.tsx'
import { ColumnReadingField } from './column-reading.tsx'
import { DialectFields } from './dialect-fields.tsx'
import css from './imports.module.css'
import { organisationWords } from './imports-organisations.words.ts'
import { rowCount, words } from './imports.words.ts'
import { NewField } from './new-field.tsx'
import { RowsTable } from './rows-table.tsx'
import { SaveMapping } from './save-mapping.tsx'

export type Preview = Output<typeof previewImport>
export type ChosenDialect = Omit<Partial<Preview['dialect']>, 'headerRow'> & {
  headerRow?: number | null | undefined
}

export type ColumnsStepProps = {
  fileName: string
  preview: Preview
  /** What was chosen last is not in the preview yet. */
  isRefreshing: boolean
  onDialect: (dialect: ChosenDialect) => void
  onMapping: (mapping: ColumnTarget[]) => void
  onReading: (said: ColumnReading) => void
  onApply: ChooseMappingProps['onApply']
  onSaved: () => void
  onBack: () => void
  onNext: () => void
}

const sayWho: ColumnTarget[] = ['name', 'given_name', 'family_name', 'email']
const newFields = { 'new field': 'person', 'new organisation field': 'organisation' } as const
type Making = { column: number; of: FieldSubject }

/** The second step: what each column is, above the file's own rows. */
export function ColumnsStep(props: ColumnsStepProps) {
  const { fileName, preview, onDialect, onMapping, onReading, onApply, onSaved, onBack, onNext } = props
  const { headers, mapping, guesses, rows, warnings } = preview
  const fields = useOperation(listFields, {})
  const [making, setMaking] = useState<Making>()
  const open = preview.readings.find((reading) => reading.isOpen)
  const saysWho = mapping.some((target) => sayWho.includes(target))
  const choose = (column: number, target: ColumnTarget) =>
    onMapping(mapping.map((each, at) => (at === column ? target : each)))
  const targets = [
    ...importTargets.map((value) => ({ value: value as string, label: words.targets[value] })),
    ...(fields.data?.items ?? []).map((field) => ({
      value: targetOf(field),
      label: organisationWords.fieldTarget(field),
    })),
    { value: 'new field', label: words.newField },
    { value: 'new organisation field', label: organisationWords.newField },
  ]
  return (
    <>
      <PageHeader
        title={words.columnsQuestion}
        lead={words.columnsLead(fileName, rowCount(preview.rowsInFile))}
      />
      <ChooseMapping preview={preview} onApply={onApply} />
      <DialectFields preview={preview} onDialect={onDialect} />
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
              onChange={({ currentTarget: { value } }) => {
                const of = newFields[value as keyof typeof newFields]
                if (of) setMaking({ column, of })
                else choose(column, value as ColumnTarget)
              }}
              data={targets}
            />
            {readingOf(preview, column, onReading)}
            <span className={css.why}>{words.reasons[reasonOf(preview, guesses[column], column)]}</span>
          </>
        )}
      />
      {making === undefined ? null : (
        <NewField
          of={making.of}
          label={(headers[making.column] ?? '').replace(/^(Field|Organisation): /, '')}
          cells={rows.map((row) => row.cells[making.column] ?? '')}
          onClose={() => setMaking(undefined)}
          onMade={(field) => {
            choose(making.column, targetOf(field))
            setMaking(undefined)
          }}
        />
      )}
      <div className={css.actions}>
        {saysWho ? null : <p className={css.hint}>{words.nobodyNamed}</p>}
        {open ? <p className={css.hint}>{words.sayHow(headers[open.column] ?? '')}</p> : null}
        <SaveMapping preview={preview} isRefreshing={props.isRefreshing} onSaved={onSaved} />
        <Button onClick={onBack}>{words.back}</Button>
        <Button
          variant="filled"
          // Whether a column has to be asked about is known once its rows were read as it was chosen.
          loading={props.isRefreshing}
          disabled={!saysWho || open !== undefined}
          onClick={onNext}
        >
          {words.toProblems}
        </Button>
      </div>
    </>
  )
}

/** How a column says that it is a field of people or of the organisations they are with. */
export function targetOf({ of, key }: Pick<FieldView, 'of' | 'key'>): ColumnTarget {
  return of === 'person' ? `field:${key}` : `organisation_field:${key}`
}

function readingOf(
  { readings, options, headers }: Preview,
  column: number,
  onReading: ColumnsStepProps['onReading'],
) {
  const reading = readings.find((each) => each.column === column)
  return reading ? (
    <ColumnReadingField
      key={reading.currency}
      reading={reading}
      header={headers[column] ?? ''}
      said={options.readings.find((each) => each.column === column)}
      onChange={onReading}
    />
  ) : null
}

function reasonOf(
  { mapping, saved }: Preview,
  guess: Preview['guesses'][number] | undefined,
  column: number,
) {
  if (guess?.target === mapping[column]) return guess?.reason ?? 'nothing'
  return saved ? 'saved' : 'chosen'
}
