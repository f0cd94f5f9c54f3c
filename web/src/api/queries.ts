import type { Operation } from '@firsthand/contract/core/operation'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiFailure, asFailure } from './failure.ts'

export type QueriesListener = {
  /** Hears of every change that failed and was not shown in place. */
  onFailure: (failure: ApiFailure) => void
  /** The session has ended, or there never was one. */
  onSignedOut: () => void
}

/** Where answers are kept for the pages. */
export function createQueries({ onFailure, onSignedOut }: QueriesListener): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 10 * 60_000,
        retry: (tries, error) => tries < 2 && mayPassSoon(error),
        retryDelay: (tries) => Math.min(800 * 2 ** tries, 5_000),
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
    queryCache: new QueryCache({
      onError: (error) => {
        if (asFailure(error).code === 'not_signed_in') onSignedOut()
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _sent, _result, mutation) => {
        const failure = asFailure(error)
        if (failure.code === 'not_signed_in') onSignedOut()
        else if (!mutation.meta?.shownInPlace) onFailure(failure)
      },
    }),
  })
}

/** Where the answers of an operation are kept: by its name, then the workspace, then what was sent. */
export function keyOf(operation: Operation, workspaceId?: string, sent?: object): readonly unknown[] {
  const isOutside = operation.allows === 'account' || operation.allows === 'anyone'
  const workspace = isOutside ? undefined : workspaceId
  return sent === undefined ? [operation.name, workspace] : [operation.name, workspace, sent]
}

/**
 * Reads answers again after a change. A first answer that is still on its way may have been read before the change; without
 * being called off it would be taken for the new one.
 */
export async function renew(queries: QueryClient, filters: { queryKey?: readonly unknown[] } = {}) {
  await queries.cancelQueries({
    ...filters,
    predicate: ({ state }) => state.data === undefined && state.fetchStatus !== 'idle',
  })
  await queries.invalidateQueries(filters)
}

function mayPassSoon(error: unknown): boolean {
  return !(error instanceof ApiFailure) || error.status === 0 || error.status === 503
}
