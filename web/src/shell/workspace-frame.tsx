import { Outlet, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { WorkspaceProvider } from '../api/workspace.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Link } from '../kit/link.tsx'
import { Refused } from '../kit/refused.tsx'
import { CardSkeleton, HeaderSkeleton } from '../kit/skeletons.tsx'
import { useAccount } from './account.ts'
import { Frame } from './frame/frame.tsx'
import { rememberWorkspace } from './last-workspace.ts'
import { Page } from './page.tsx'
import { words } from './shell.words.ts'

/** The frame of an open workspace. Who is not signed in, or not a member, sees what to do instead. */
export function WorkspaceFrame() {
  const { workspace } = useParams({ strict: false }) as { workspace: string }
  const account = useAccount()
  const isMember = account.data?.workspaces.some(({ id }) => id === workspace)
  useEffect(() => {
    if (isMember) rememberWorkspace(workspace)
  }, [isMember, workspace])

  if (account.failure && account.failure.code !== 'not_signed_in') {
    return (
      <Page title="" width="reading">
        <Refused title={account.failure.message} onRetry={account.retry} />
      </Page>
    )
  }
  if (account.data && !isMember) return <NotYours workspaces={account.data.workspaces} />
  return (
    <WorkspaceProvider value={workspace}>
      <Frame>{account.data ? <Outlet key={workspace} /> : <WaitingForAccount />}</Frame>
    </WorkspaceProvider>
  )
}

function WaitingForAccount() {
  return (
    <Page title="">
      <HeaderSkeleton />
      <CardSkeleton />
    </Page>
  )
}

function NotYours({ workspaces }: { workspaces: { id: string; name: string }[] }) {
  return (
    <main id="content" tabIndex={-1}>
      <Page title={words.notYours} width="reading">
        <EmptyState
          title={words.notYours}
          text={words.notYoursTodo}
          action={
            <ul>
              {workspaces.map(({ id, name }) => (
                <li key={id}>
                  <Link href={`/w/${id}/today`}>{name}</Link>
                </li>
              ))}
            </ul>
          }
        />
      </Page>
    </main>
  )
}
