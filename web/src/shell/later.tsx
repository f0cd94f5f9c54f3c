import { Suspense, useState } from 'react'
import type { ReactNode } from 'react'

export type LaterProps = {
  /** What stands there meanwhile, the same to look at; call `press` when it is pressed. */
  meanwhile: (press: () => void) => ReactNode
  /** What is fetched after the page (`whenIdle`), and whether it was asked for already: a menu then opens by itself. */
  children: (wasPressed: boolean) => ReactNode
}

/** A heavy control behind its own button from the start; a press that comes too early is kept. */
export function Later({ meanwhile, children }: LaterProps) {
  const [wasPressed, setWasPressed] = useState(false)
  return <Suspense fallback={meanwhile(() => setWasPressed(true))}>{children(wasPressed)}</Suspense>
}
