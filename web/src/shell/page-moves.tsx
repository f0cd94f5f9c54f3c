import { VisuallyHidden } from '@mantine/core'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { usePageState } from './page-state.ts'
import { words } from './shell.words.ts'

/** After going to another page: the focus starts at its content, and a screen reader hears its name. */
export function PageMoves() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const { title } = usePageState()
  const before = useRef<string>(undefined)
  const [heard, setHeard] = useState('')

  useEffect(() => {
    if (path === undefined || path === before.current) return
    const isFirst = before.current === undefined
    before.current = path
    if (isFirst) return
    const content = document.getElementById('content')
    const asksForIt = content?.contains(document.activeElement) && document.activeElement !== document.body
    if (!asksForIt) content?.focus({ preventScroll: true })
  }, [path])

  useEffect(() => {
    if (title && before.current) setHeard(words.opened(title))
  }, [title])

  return (
    <VisuallyHidden>
      <output aria-live="polite">{heard}</output>
    </VisuallyHidden>
  )
}
