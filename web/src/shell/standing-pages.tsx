import type { ErrorComponentProps } from '@tanstack/react-router'
import { useEffect } from 'react'
import { CardSkeleton, HeaderSkeleton } from '../kit/skeletons.tsx'
import { useGo } from './address.ts'
import { Broken, NothingHere } from './mishap.tsx'
import { Page } from './page.tsx'
import { words } from './shell.words.ts'

/** The page in place of one that broke. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  return (
    <Page title={words.brokenTitle} width="reading">
      <Broken error={error} retry={reset} />
    </Page>
  )
}

/** The page at addresses that lead nowhere. */
export function MissingPage() {
  return (
    <Page title={words.nothingHere} width="reading">
      <NothingHere />
    </Page>
  )
}

/** The bare address of a workspace. */
export function ToToday() {
  const go = useGo()
  useEffect(() => go('/today', { replace: true }), [go])
  return null
}

/** The page while its code is on its way, on a slow line. */
export function WaitingPage() {
  return (
    <Page title="">
      <HeaderSkeleton />
      <CardSkeleton />
    </Page>
  )
}
