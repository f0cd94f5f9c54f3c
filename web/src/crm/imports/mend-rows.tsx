import { Button, TextInput } from '@mantine/core'
import { listRefusals, mendRefusals, showImport } from '@firsthand/contract/crm/imports'
import type { Output } from '@firsthand/contract/core/operation'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { formatNumber } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import type { View } from './import-counts.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'

type Refusal = Output<typeof listRefusals>['items'][number]

/** The refused rows as fields: corrected here and tried again, without another upload. */
export function MendRows({ data, rows, onClose }: { data: View; rows: Refusal[]; onClose: () => void }) {
  const [changed, setChanged] = useState<Record<string, string[]>>({})
  const mend = useAct(mendRefusals, {
    invalidates: [showImport, listRefusals],
    onDone: ({ refused }) => {
      setChanged({})
      if (refused.length === 0) onClose()
    },
  })
  const columns = data.headers.flatMap((header, column) =>
    data.mapping[column] === 'ignore' ? [] : [{ header, column }],
  )
  const edited = Object.entries(changed).map(([refusal, cells]) => ({ refusal, cells }))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (edited.length > 0) mend.act({ import: data.id, rows: edited.slice(0, 100) })
      }}
    >
      {rows.map((row) => {
        const cells = changed[row.id] ?? row.cells
        return (
          <fieldset key={row.id} className={css.mend}>
            <legend>{words.lineOf(formatNumber(row.line))}</legend>
            <p>
              <Icon name="warning" size={12} /> {row.problems.find((problem) => problem.refuses)?.message}
            </p>
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
                      const next = data.headers.map((_, at) => (at === column ? value : (cells[at] ?? '')))
                      setChanged({ ...changed, [row.id]: next })
                    }}
                  />
                ))}
            </div>
          </fieldset>
        )
      })}
      <div className={css.actions}>
        <Button onClick={onClose}>{words.stopMending}</Button>
        <Button type="submit" variant="filled" disabled={edited.length === 0} loading={mend.isActing}>
          {words.tryAgain(edited.length)}
        </Button>
      </div>
    </form>
  )
}

/** What the row says and what is wrong with it; all of it where what is wrong has no place. */
function isShown({ cells, problems }: Refusal, column: number): boolean {
  const refusing = problems.filter((problem) => problem.refuses)
  return (
    (cells[column] ?? '').trim() !== '' ||
    refusing.some((each) => each.column === null || each.column === column)
  )
}
