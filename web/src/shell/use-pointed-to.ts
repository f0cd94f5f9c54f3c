import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useAddressState } from './address.ts'

/**
 * The place within a page that its address points to, such as the turn in which a search found its words. What is drawn
 * there takes what `at` answers: it is marked, and once it is there it is in sight and has the focus. Whoever reads on from
 * there is not taken back.
 */
export function usePointedTo(name: string) {
  const [written] = useAddressState(name)
  const place = /^\d{1,10}$/.test(written) ? Number(written) : undefined
  const element = useRef<HTMLLIElement>(null)
  const brought = useRef<number>(undefined)
  // Before that the router would put the page at its top again.
  const isSettled = useRouterState({ select: ({ status }) => status === 'idle' })
  useEffect(() => {
    if (place === undefined) brought.current = undefined
    if (!isSettled || place === brought.current || !element.current) return
    brought.current = place
    element.current.focus({ preventScroll: true })
    element.current.scrollIntoView({ block: 'center' })
  })
  return {
    place,
    at: (each: number | undefined) =>
      each !== undefined && each === place
        ? { ref: element, tabIndex: -1, 'aria-current': 'location' as const }
        : {},
  }
}

export type PointedTo = ReturnType<typeof usePointedTo>
