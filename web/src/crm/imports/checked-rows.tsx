import { Button } from '@mantine/core'
import type { Corrections } from '@firsthand/contract/crm/imports'
import { useState } from 'react'
import { Section } from '../../kit/section.tsx'
import type { Preview } from './columns-step.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'
import { MendForm } from './mend-form.tsx'
import { RowsTable } from './rows-table.tsx'

type Props = {
  preview: Preview
  corrections: Corrections
  onCorrections: (corrections: Corrections) => void
}

/** The rows that will be left out, to be mended before anything happens; while there are none, the first rows. */
export function CheckedRows({ preview, corrections, onCorrections }: Props) {
  const { headers, mapping, rows, refused, problemCount } = preview
  const [isMending, setMending] = useState(false)
  const isLeftOut = (column: number) => mapping[column] === 'ignore'
  const hasRefused = refused.length > 0
  return (
    <>
      {corrections.length > 0 ? (
        <p className={css.corrected}>
          {words.corrected(corrections.length)}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => onCorrections([])}>
            {words.uncorrect}
          </Button>
        </p>
      ) : null}
      <Section
        title={hasRefused ? words.leftOut : words.allRows}
        count={hasRefused ? problemCount : undefined}
        actions={
          hasRefused && !isMending ? (
            <Button size="xs" onClick={() => setMending(true)}>
              {words.mend}
            </Button>
          ) : null
        }
      >
        {hasRefused && isMending ? (
          <MendForm
            headers={headers}
            mapping={mapping}
            rows={refused.map((row) => ({ ...row, key: String(row.line) }))}
            submit={words.takeCorrected}
            onClose={() => setMending(false)}
            onMend={(edited) => {
              const lines = new Set(edited.map(({ line }) => line))
              onCorrections([
                ...corrections.filter(({ line }) => !lines.has(line)),
                ...edited.map(({ line, cells }) => ({ line, cells })),
              ])
              setMending(false)
            }}
          />
        ) : (
          <RowsTable
            label={hasRefused ? words.leftOut : words.firstRows}
            headers={headers}
            rows={hasRefused ? refused : rows}
            isLeftOut={isLeftOut}
          />
        )}
      </Section>
    </>
  )
}
