import { Button, Radio, TextInput } from '@mantine/core'
import type { ColumnTarget, PreviewRow, Who } from '@firsthand/contract/crm/imports'
import { useState } from 'react'
import { formatNumber } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'

export type MendableRow = PreviewRow & { key: string }

type Props = {
  headers: readonly string[]
  mapping: readonly ColumnTarget[]
  rows: readonly MendableRow[]
  submit: (count: number) => string
  isActing?: boolean
  onMend: (rows: { key: string; line: number; cells: string[]; who?: Who }[]) => void
  onClose: () => void
}

const rowsAtOnce = 100

/** Refused rows as fields, to be corrected here. */
export function MendForm({ headers, mapping, rows, submit, isActing = false, onMend, onClose }: Props) {
  const [changed, setChanged] = useState<Record<string, string[]>>({})
  const columns = headers.flatMap((header, column) =>
    mapping[column] === 'ignore' ? [] : [{ header, column }],
  )
  const [said, setSaid] = useState<Record<string, Who>>({})
  const edited = rows.flatMap(({ key, line, cells }) => {
    const who = said[key]
    return changed[key] || who ? [{ key, line, cells: changed[key] ?? cells, ...(who && { who }) }] : []
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (edited.length > 0) onMend(edited.slice(0, rowsAtOnce))
      }}
    >
      {rows.map((row) => {
        const cells = changed[row.key] ?? row.cells
        return (
          <fieldset key={row.key} className={css.mend}>
            <legend>{words.lineOf(formatNumber(row.line))}</legend>
            <p>
              <Icon name="warning" size={12} /> {row.problems.find((problem) => problem.refuses)?.message}
            </p>
            {isOfAnother(row) ? (
              <Radio.Group
                label={words.whoIsIt}
                value={said[row.key] ?? null}
                onChange={(who) => setSaid({ ...said, [row.key]: who as Who })}
              >
                <div className={css.who}>
                  {(['another', 'same'] as const).map((who) => (
                    <Radio key={who} value={who} label={words.who[who]} />
                  ))}
                </div>
              </Radio.Group>
            ) : null}
            <div className={css.mendCells}>
              {columns
                .filter(({ column }) => isShown(row, column))
                .map(({ header, column }) => (
                  <TextInput
                    key={column}
                    size="xs"
                    label={header}
                    value={cells[column] ?? ''}
                    error={row.problems.some((problem) => problem.refuses && problem.column === column)}
                    onChange={(event) => {
                      const value = event.currentTarget.value
                      const next = headers.map((_, at) => (at === column ? value : (cells[at] ?? '')))
                      setChanged({ ...changed, [row.key]: next })
                    }}
                  />
                ))}
            </div>
          </fieldset>
        )
      })}
      <div className={css.actions}>
        <Button onClick={onClose}>{words.stopMending}</Button>
        <Button type="submit" variant="filled" disabled={edited.length === 0} loading={isActing}>
          {submit(edited.length)}
        </Button>
      </div>
    </form>
  )
}

/** The address is that of somebody with another name, and only a person can tell whether they are two. */
function isOfAnother({ problems }: PreviewRow): boolean {
  return problems.some(({ code }) => code === 'address_of_another')
}

/** What the row says and what is wrong with it; all of it where what is wrong has no place. */
function isShown({ cells, problems }: PreviewRow, column: number): boolean {
  const refusing = problems.filter((problem) => problem.refuses)
  return (
    (cells[column] ?? '').trim() !== '' ||
    refusing.some((each) => each.column === null || each.column === column)
  )
}
