import { Button } from '@mantine/core'
import { listRefusals, previewImport } from '@firsthand/contract/crm/imports'
import { useOperation, usePages } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Icon } from '../../kit/icon.tsx'
import { useState } from 'react'
import { useYou } from '../../shell/account.ts'
import { Section } from '../../kit/section.tsx'
import type { View } from './import-counts.tsx'
import { words } from './imports.words.ts'
import { MendRows } from './mend-rows.tsx'
import { RowsTable } from './rows-table.tsx'

/** The rows that were left out with their reasons; while there are none, the file's first rows. */
export function ImportRows({ data }: { data: View }) {
  const workspace = useWorkspaceId()
  const hasRefused = data.rowsRefused + data.introductionsRefused + data.mentionsRefused > 0
  const refusals = usePages(listRefusals, { import: data.id, limit: 50 }, { enabled: hasRefused })
  const { file, dialect, mapping } = data
  const preview = useOperation(previewImport, { file, dialect, mapping }, { enabled: !hasRefused })
  const { may } = useYou()
  const [isMending, setMending] = useState(false)
  const mendable = (refusals.items ?? []).filter((row) => row.mayMend)
  const mayMend = may('member') && data.undoneAt === null && data.finishedAt !== null && mendable.length > 0
  const isLeftOut = (column: number) => mapping[column] === 'ignore'
  if (!hasRefused) {
    return preview.data ? (
      <Section title={words.allRows}>
        <RowsTable
          label={words.rowsOf(data.fileName)}
          headers={data.headers}
          rows={preview.data.rows.map((row) => ({ ...row, problems: [] }))}
          isLeftOut={isLeftOut}
        />
      </Section>
    ) : null
  }
  return (
    <Section
      title={words.refusedRows}
      actions={
        <>
          {mayMend && !isMending ? (
            <Button size="xs" onClick={() => setMending(true)}>
              {words.mend}
            </Button>
          ) : null}
          <Button
            size="xs"
            component="a"
            href={`/api/v1/workspaces/${workspace}/imports/${data.id}/refused.csv`}
            download
            leftSection={<Icon name="download" />}
          >
            {words.download}
          </Button>
        </>
      }
    >
      {isMending && mayMend ? (
        <MendRows data={data} rows={mendable} onClose={() => setMending(false)} />
      ) : (
        <RowsTable
          label={words.rowsOf(data.fileName)}
          headers={data.headers}
          rows={refusals.items ?? []}
          isLeftOut={isLeftOut}
        />
      )}
      {refusals.loadMore ? (
        <Button variant="subtle" fullWidth loading={refusals.isLoadingMore} onClick={refusals.loadMore}>
          {words.more}
        </Button>
      ) : null}
    </Section>
  )
}
