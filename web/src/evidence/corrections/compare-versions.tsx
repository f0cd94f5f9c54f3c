import { listTurns } from '@firsthand/contract/evidence/texts'
import type { VersionView } from '@firsthand/contract/evidence/versions'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { QuoteSkeleton } from '../../kit/skeletons.tsx'
import css from './correct.module.css'
import { words } from './corrections.words.ts'
import { pairTurns } from './pair-turns.ts'
import { WordChange } from './word-change.tsx'

/** Two versions side by side, the older one first. */
export function CompareVersions({ older, newer }: { older: VersionView; newer: VersionView }) {
  const before = useBodies(older)
  const after = useBodies(newer)
  const pairs = useMemo(() => (before && after ? pairTurns(before, after) : undefined), [before, after])
  if (!pairs) return <QuoteSkeleton count={3} />
  return (
    <div className={css.compare}>
      <div className={css.pair}>
        <strong>{words.version(older.number)}</strong>
        <strong>{words.version(newer.number)}</strong>
      </div>
      {pairs.every((pair) => 'alike' in pair) ? <p className={css.quiet}>{words.same}</p> : null}
      {pairs.map((pair) =>
        'alike' in pair ? (
          <p key={`alike${pair.at}`} className={css.quiet}>
            {words.sameTurns(pair.alike)}
          </p>
        ) : (
          <div key={`${pair.at}:${pair.after}`} className={css.pair}>
            <p>
              <WordChange {...pair} side="before" />
            </p>
            <p>
              <WordChange {...pair} side="after" />
            </p>
          </div>
        ),
      )}
    </div>
  )
}

const atOnce = 2_000

function useBodies(version: VersionView): string[] | undefined {
  const workspace = useWorkspaceId()
  const sent = { version: version.id, limit: atOnce }
  return useQuery({
    queryKey: [...keyOf(listTurns, workspace, sent), 'whole'],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const bodies: string[] = []
      for (let from: number | null = 0; from !== null;) {
        const page: Awaited<ReturnType<typeof call<typeof listTurns>>> = await call(
          listTurns,
          { ...sent, from },
          { workspace, signal },
        )
        bodies.push(...page.items.map(({ body }) => body))
        from = page.next
      }
      return bodies
    },
  }).data
}
