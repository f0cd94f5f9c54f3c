import { useRouterState } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useWorkspaceId } from '../../api/workspace.tsx'
import type { NavItem } from '../domain.ts'
import { useDomains } from '../domains-context.tsx'

/** Every place one can go to, in order. */
export function usePlaces(): NavItem[] {
  const domains = useDomains()
  return useMemo(
    () => domains.flatMap((domain) => domain.nav ?? []).sort((one, other) => one.order - other.order),
    [domains],
  )
}

/** Says of a place whether the open page is it or lies below it. */
export function useIsCurrent(): (path: string) => boolean {
  const workspace = useWorkspaceId()
  const open = useRouterState({ select: (state) => state.location.pathname })
  return (path) => {
    const place = `/w/${workspace}${path}`
    return open === place || open.startsWith(`${place}/`)
  }
}
