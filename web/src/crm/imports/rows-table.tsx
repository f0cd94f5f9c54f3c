import type { PreviewRow } from '@firsthand/contract/crm/imports'
import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatNumber } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import css from './rows-table.module.css'
import { words } from './imports.words.ts'

export type RowsTableProps = {
  label: string
  headers: readonly string[]
  rows: readonly PreviewRow[]
  /** What stands under the name of a column, such as the choice what it is. */
  under?: (column: number) => ReactNode
  /** Columns that are left out are grey. */
  isLeftOut?: (column: number) => boolean
}

/** The file's own rows, as they stand in it; cells with a problem are marked and say what is wrong below their row. */
export function RowsTable({ label, headers, rows, under, isLeftOut }: RowsTableProps) {
  return (
    // A table wider than the page is moved with the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css.frame} aria-label={label} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.line}>
              {words.line}
            </th>
            {headers.map((header, column) => (
              <th key={column} scope="col" data-out={isLeftOut?.(column) || undefined}>
                <span className={css.header}>{header}</span>
                {under?.(column)}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <Row key={row.line} row={row} width={headers.length} isLeftOut={isLeftOut} />
        ))}
      </table>
    </section>
  )
}

function Row({
  row,
  width,
  isLeftOut,
}: {
  row: PreviewRow
  width: number
  isLeftOut?: ((column: number) => boolean) | undefined
}) {
  const isRefused = row.problems.some((problem) => problem.refuses)
  return (
    <tbody data-refused={isRefused || undefined}>
      <tr>
        <td className={css.line}>{formatNumber(row.line)}</td>
        {Array.from({ length: width }, (_, column) => {
          const problem = row.problems.find((each) => each.column === column)
          return (
            <td
              key={column}
              data-out={isLeftOut?.(column) || undefined}
              data-problem={problem ? (problem.refuses ? 'refuses' : 'remark') : undefined}
            >
              {row.cells[column]}
              {problem ? <VisuallyHidden> {problem.message}</VisuallyHidden> : null}
            </td>
          )
        })}
      </tr>
      {row.problems.length > 0 ? (
        <tr className={css.reasons}>
          <td>
            <VisuallyHidden>{words.why}</VisuallyHidden>
          </td>
          <td colSpan={width}>
            {row.problems.map((problem, index) => (
              <p key={index} data-refuses={problem.refuses || undefined}>
                {problem.refuses ? <Icon name="warning" size={12} /> : null}
                {problem.message}
              </p>
            ))}
          </td>
        </tr>
      ) : null}
    </tbody>
  )
}
