import type { Operation, Output, Sent } from '@firsthand/contract/core/operation'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { call } from './client.ts'
import { type ApiFailure, asFailure } from './failure.ts'
import { keyOf } from './queries.ts'
import { useWorkspaceId } from './workspace.tsx'

/**
 * Asks what a change would do once nothing was typed for a moment, for operations that take `preview`. What comes back
 * is about what is sent now, never about what was sent before; without anything to send nothing is asked.
 */
export function usePreview<O extends Operation>(
  operation: O,
  sent: Sent<O> | undefined,
  onFailed?: (failure: ApiFailure) => void,
) {
  const workspace = useWorkspaceId()
  const now = JSON.stringify(sent)
  const [settled] = useDebouncedValue(now, 300)
  const isSettled = sent !== undefined && settled === now
  const query = useQuery<Output<O>>({
    queryKey: keyOf(operation, workspace, { preview: now ?? null }),
    queryFn: async ({ signal }) => {
      try {
        return await call(operation, sent!, { workspace, signal })
      } catch (error) {
        onFailed?.(asFailure(error))
        throw error
      }
    },
    enabled: isSettled,
    // Others change things too: an answer is good for as long as it is looked at.
    staleTime: 0,
    gcTime: 0,
  })
  return {
    output: isSettled && !query.isFetching ? query.data : undefined,
    failure: isSettled && query.error && !query.isFetching ? asFailure(query.error) : undefined,
  }
}
