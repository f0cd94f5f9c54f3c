import { type TurnView, listTurns } from '@firsthand/contract/evidence/texts'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { asFailure } from '../../../api/failure.ts'
import { keyOf } from '../../../api/queries.ts'
import { useWorkspaceId } from '../../../api/workspace.tsx'

const pageSize = 400

/**
 * The turns of a version. What is looked at comes first, the rest follows page by page while one reads, so that
 * finding reaches all of it. What was read once is read again only after somebody changed something: words may be hidden,
 * and turns given to another speaker.
 */
export function useTurns(version: { id: string; turnCount: number }, looksAt: { from: number; to: number }) {
  const workspace = useWorkspaceId()
  const [readAhead, setReadAhead] = useState(1)
  const pages = Array.from({ length: Math.ceil(version.turnCount / pageSize) }, (_, page) => page)
  const isLookedAt = (page: number) => page * pageSize <= looksAt.to && (page + 1) * pageSize > looksAt.from

  const { answers, isAll, failure, retry } = useQueries({
    queries: pages.map((page) => {
      const sent = { version: version.id, from: page * pageSize, limit: pageSize }
      return {
        queryKey: keyOf(listTurns, workspace, sent),
        queryFn: ({ signal }: { signal: AbortSignal }) => call(listTurns, sent, { workspace, signal }),
        staleTime: Infinity,
        enabled: page < readAhead || isLookedAt(page),
      }
    }),
    combine: (results) => {
      const failed = results.find((result) => result.error)
      return {
        answers: results.map((result) => result.data?.items),
        isAll: results.every((result) => result.data),
        failure: failed?.error ? asFailure(failed.error) : undefined,
        retry: () => void failed?.refetch(),
      }
    },
  })
  const firstMissing = answers.findIndex((items) => items === undefined)
  const next = firstMissing === -1 ? pages.length : firstMissing + 1
  if (next > readAhead) setReadAhead(next)

  const turnAt = (position: number): TurnView | undefined =>
    answers[Math.floor(position / pageSize)]?.[position % pageSize]
  return { turnAt, bodyOf: (position: number) => turnAt(position)?.body, answers, isAll, failure, retry }
}

/** All turns that are here, with their positions. */
export function* turnsOf(answers: (TurnView[] | undefined)[]): Generator<[number, string]> {
  for (const items of answers) for (const { position, body } of items ?? []) yield [position, body]
}
