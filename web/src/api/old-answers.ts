import { type Query, notifyManager, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { asFailure, mayPass } from './failure.ts'

/** Whether something on the screen could not be read anew, so that it may be old; and another try. */
export function useOldAnswers() {
  const queries = useQueryClient()
  const cache = queries.getQueryCache()
  const isOld = useSyncExternalStore(
    useCallback((heard: () => void) => cache.subscribe(notifyManager.batchCalls(heard)), [cache]),
    () => cache.findAll({ type: 'active', predicate: isOldAnswer }).length > 0,
  )
  return {
    isOld,
    retry: () => void queries.refetchQueries({ type: 'active', predicate: isOldAnswer }),
  }
}

/** It was answered once, and could not be read again for a reason that may pass: it stays on the screen. */
export function isOldAnswer({ state }: Pick<Query, 'state'>): boolean {
  return state.data !== undefined && state.error !== null && mayPass(asFailure(state.error))
}
