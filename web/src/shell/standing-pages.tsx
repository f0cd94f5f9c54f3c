import type { ErrorComponentProps } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button } from '@mantine/core'
import { Link } from '../kit/link.tsx'
import { PageHeader } from '../kit/page-header.tsx'
import { CardSkeleton, HeaderSkeleton } from '../kit/skeletons.tsx'
import { useGo } from './address.ts'
import { Broken } from './mishap.tsx'
import { Page } from './page.tsx'
import { words } from './shell.words.ts'

/** The page in place of one that broke. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  return (
    <Page title={words.brokenTitle} width="reading">
      <PageHeader title={words.brokenTitle} />
      <Broken error={error} retry={reset} />
    </Page>
  )
}

/** The page at addresses that lead nowhere. */
export function MissingPage() {
  return (
    <Page title={words.nothingHere} width="reading">
      <PageHeader title={words.nothingHere} lead={words.nothingHereTodo} />
      <Button component={Link} href="/">
        {words.toStart}
      </Button>
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
