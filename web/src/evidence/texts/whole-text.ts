import { type TurnView, listTurns, textLimits } from '@firsthand/contract/evidence/texts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'

/** All turns of a version, however many pages they are; undefined until they are there, or while no version is known. */
export function useWholeText(version: string | undefined): TurnView[] | undefined {
  const workspace = useWorkspaceId()
  const sent = { version: version ?? '', limit: textLimits.turnsAtOnce }
  return useQuery({
    queryKey: [...keyOf(listTurns, workspace, sent), 'whole'],
    enabled: version !== undefined,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const turns: TurnView[] = []
      for (let from: number | null = 0; from !== null;) {
        const page: Awaited<ReturnType<typeof call<typeof listTurns>>> = await call(
          listTurns,
          { ...sent, from },
          { workspace, signal },
        )
        turns.push(...page.items)
        from = page.next
      }
      return turns
    },
  }).data
}
