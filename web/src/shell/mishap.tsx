import { Button } from '@mantine/core'
import { Component, useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import { ApiFailure, mayPass } from '../api/failure.ts'
import { Link } from '../kit/link.tsx'
import { Refused } from '../kit/refused.tsx'
import { setPageState } from './page-state.ts'
import { words } from './shell.words.ts'

/** Keeps a part that breaks from taking the page with it. */
export class Mishap extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return <Broken error={this.state.error} retry={() => this.setState({ error: undefined })} />
  }
}

type BrokenProps = {
  error: unknown
  retry: () => void
  /** It stands in the place of the whole page, and names it. */
  isPage?: boolean
}

/** Something failed while reading or drawing: what happened, and another try. */
export function Broken({ error, retry, isPage = false }: BrokenProps) {
  // Nobody filled in a field to read something: an address that was cut short leads nowhere.
  const isCutShort = error instanceof ApiFailure && error.code === 'input_invalid'
  // After an update the old page asks for files that are gone: loading it anew is the way out.
  const isOutdated =
    error instanceof Error && /dynamically imported module|module script|preload CSS/i.test(error.message)
  const title = isCutShort
    ? words.nothingHere
    : error instanceof ApiFailure
      ? error.message
      : isOutdated
        ? words.outdated
        : words.broken
  useLayoutEffect(() => {
    if (!isPage) return
    setPageState({ title: words.brokenTitle, crumbs: [] })
    document.title = `${title} · Firsthand`
  }, [isPage, title])

  if (error instanceof ApiFailure) {
    const isGone = error.status === 404 || isCutShort
    return (
      <Refused
        title={title}
        isPage={isPage}
        todo={isGone ? words.nothingHereTodo : undefined}
        onRetry={mayPass(error) ? retry : undefined}
        actions={
          isGone ? (
            <Button component={Link} href="/">
              {words.toStart}
            </Button>
          ) : undefined
        }
        code={error.code}
      />
    )
  }
  return (
    <Refused
      title={title}
      isPage={isPage}
      todo={isOutdated ? undefined : words.brokenTodo}
      actions={
        <>
          <Button variant="filled" onClick={() => location.reload()}>
            {words.reload}
          </Button>
          {isOutdated ? null : <Button onClick={retry}>{words.retry}</Button>}
        </>
      }
    />
  )
}
