import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { useWorkspaceId } from '../api/workspace.tsx'
import type { LinkProps } from '../kit/link.tsx'
import { addressOf } from './address.ts'

/** What every link of the application is: a real address, opened without loading the page anew, fetched on intent. */
export function RouterLink({ href, onClick, ...props }: LinkProps) {
  const router = useRouter()
  const address = addressOf(href, useWorkspaceId())
  const isOurs = address.startsWith('/') && !/^\/(?:api|docs|openapi\.json)\b/.test(address)

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    const otherwise = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
    if (event.defaultPrevented || otherwise || !isOurs || props.target || props.download !== undefined) return
    event.preventDefault()
    void router.navigate({ href: address })
  }

  const fetchAhead = isOurs
    ? () => void router.preloadRoute({ to: address.split(/[?#]/)[0]! }).catch(() => undefined)
    : undefined

  return (
    <a {...props} href={address} onClick={follow} onPointerEnter={fetchAhead} onFocus={fetchAhead}>
      {props.children}
    </a>
  )
}
