import { Button } from '@mantine/core'
import { listMerges } from '@firsthand/contract/crm/merges'
import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './duplicates.module.css'
import { words } from './duplicates.words.ts'
import { UndoDialog } from './undo-dialog.tsx'

/** Who was merged into whom, when and by whom, with the way back. */
export function PastMerges({ mayChange }: { mayChange: boolean }) {
  const merges = usePages(listMerges, { limit: 20 })
  const [undoing, setUndoing] = useState<string>()
  return (
    <Card title={words.past}>
      {merges.failure ? <Broken error={merges.failure} retry={merges.retry} /> : null}
      {merges.items?.length === 0 ? <p className={css.quiet}>{words.noPast}</p> : null}
      {merges.items?.map(({ id, person, other, mergedAt, mergedBy, undoneAt, undoneBy }) => (
        <CardRow
          key={id}
          actions={
            mayChange && undoneAt === null ? (
              <Button size="xs" onClick={() => setUndoing(id)} aria-label={`${words.undo}: ${other.name}`}>
                {words.undo}
              </Button>
            ) : null
          }
        >
          <span>
            {words.pastLine(other.name)}{' '}
            {person ? <Link href={`/people/${person.id}`}>{person.name}</Link> : null}
          </span>
          <div className={css.quiet}>
            {formatDateTime(mergedAt)} · {mergedBy ?? words.byRule}
            {undoneAt ? ` · ${words.undone(undoneBy)}` : ''}
          </div>
        </CardRow>
      ))}
      {merges.loadMore ? (
        <Button size="xs" variant="subtle" loading={merges.isLoadingMore} onClick={merges.loadMore}>
          {words.more}
        </Button>
      ) : null}
      {undoing ? <UndoDialog merge={undoing} onClose={() => setUndoing(undefined)} /> : null}
    </Card>
  )
}
