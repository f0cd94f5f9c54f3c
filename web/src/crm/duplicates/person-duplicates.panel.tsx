import { Button } from '@mantine/core'
import { listDuplicates } from '@firsthand/contract/crm/duplicates'
import { listMerges } from '@firsthand/contract/crm/merges'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import { useYou } from '../../shell/account.ts'
import css from './duplicates.module.css'
import { words } from './duplicates.words.ts'
import { UndoDialog } from './undo-dialog.tsx'

/** Who this person may also be, and who was merged into them. Nothing where there is neither. */
export default function PersonDuplicatesPanel({ id }: { id: string }) {
  const { may } = useYou()
  const { data: pairs } = useOperation(listDuplicates, { person: id, limit: 5 })
  const { data: merges } = useOperation(listMerges, { person: id, limit: 10 })
  const [undoing, setUndoing] = useState<string>()
  const waiting = pairs?.items ?? []
  const past = (merges?.items ?? []).filter((merge) => merge.undoneAt === null)
  if (waiting.length === 0 && past.length === 0) return null
  return (
    <Card title={waiting.length > 0 ? words.panelTitle : words.panelMerged}>
      <ul className={css.lines}>
        {waiting.map(({ id: pair, one, other, probability }) => {
          const also = one.id === id ? other : one
          return (
            <li key={pair} className={css.line}>
              <span>
                <Link href={`/people/${also.id}`}>{also.name}</Link>
                <span className={css.quiet}> {words.probability(probability)}</span>
              </span>
              <Link href={`/people/duplicates?person=${id}`}>{words.compare}</Link>
            </li>
          )
        })}
        {past.map(({ id: merge, other, mergedAt, mergedBy }) => (
          <li key={merge} className={css.line}>
            <span>
              {words.panelMerged} {other.name}
              <span className={css.quiet}>
                {' '}
                {formatDate(mergedAt)} · {mergedBy ?? words.byRule}
              </span>
            </span>
            {may('member') ? (
              <Button
                size="xs"
                variant="subtle"
                aria-label={`${words.undo}: ${other.name}`}
                onClick={() => setUndoing(merge)}
              >
                {words.undo}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {undoing ? <UndoDialog merge={undoing} onClose={() => setUndoing(undefined)} /> : null}
    </Card>
  )
}
