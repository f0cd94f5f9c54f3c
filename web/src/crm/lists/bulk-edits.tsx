import { Button } from '@mantine/core'
import { type BulkEditView, listBulkEdits, undoBulkEdit } from '@firsthand/contract/crm/bulk'
import { Suspense, useState } from 'react'
import { useAct, usePages } from '../../api/hooks.ts'
import { relativeDays } from '../../kit/format.ts'
import { ListTable } from '../../kit/list-table.tsx'
import { Section } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { words } from './bulk.words.ts'
import { words as lists } from './lists.words.ts'

const BulkSpared = whenShown(() => import('./bulk-spared.tsx'))

/** What was changed for many people at once, and the way back from each. */
export function BulkEdits() {
  const edits = usePages(listBulkEdits, { limit: 20 }, { everyMs: 5_000 })
  const [asked, setAsked] = useState<BulkEditView>()
  if (edits.failure) return <Broken error={edits.failure} retry={edits.retry} />
  if (!edits.items || edits.items.length === 0) return null
  return (
    <Section title={words.edits}>
      <p>{words.editsLead}</p>
      <ListTable
        label={words.edits}
        rows={edits.items}
        rowKey={(edit) => edit.id}
        keysFromAnywhere={false}
        columns={[
          {
            id: 'what',
            header: words.what,
            width: 'minmax(0, 1.6fr)',
            priority: 1,
            render: (edit) => words.changes[edit.change.change],
          },
          { id: 'count', header: lists.holds, width: 'minmax(0, 1.6fr)', render: stateWords },
          { id: 'by', header: lists.madeBy, width: 'minmax(0, 1fr)', render: (edit) => edit.madeBy ?? '' },
          {
            id: 'at',
            header: lists.when,
            width: '96px',
            priority: 3,
            render: (edit) => relativeDays(edit.createdAt),
          },
          {
            id: 'undo',
            header: words.undo,
            width: '104px',
            render: (edit) =>
              edit.spared > 0 ? (
                <Button size="compact-sm" onClick={() => setAsked(edit)}>
                  {words.whoStayed}
                </Button>
              ) : (
                <Undo edit={edit} />
              ),
          },
        ]}
        onLoadMore={edits.loadMore}
        loadingMore={edits.isLoadingMore}
      />
      {asked ? (
        <Suspense fallback={null}>
          <BulkSpared edit={asked} onClose={() => setAsked(undefined)} />
        </Suspense>
      ) : null}
    </Section>
  )
}

function stateWords(edit: BulkEditView): string {
  if (edit.undoneAt !== null)
    return edit.spared > 0 ? `${words.isUndone}; ${words.spared(edit.spared)}` : words.isUndone
  if (edit.finishedAt === null) return words.progress(edit.lookedAt)
  return words.changed(edit.changed, edit.lookedAt)
}

function Undo({ edit }: { edit: BulkEditView }) {
  const { may } = useYou()
  const undo = useAct(undoBulkEdit, {
    onDone: (done) =>
      showDone(done.undoneAt === null ? words.undoRuns : words.undone(done.restored, done.spared)),
  })
  if (!may('member') || edit.finishedAt === null || edit.undoAskedAt !== null || edit.changed === 0)
    return null
  return (
    <Button size="compact-sm" loading={undo.isActing} onClick={() => undo.act({ edit: edit.id })}>
      {words.undo}
    </Button>
  )
}
