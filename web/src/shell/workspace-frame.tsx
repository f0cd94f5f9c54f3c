import { Outlet, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { WorkspaceProvider } from '../api/workspace.tsx'
import { Link } from '../kit/link.tsx'
import { PageHeader } from '../kit/page-header.tsx'
import { Refused } from '../kit/refused.tsx'
import { CardSkeleton, HeaderSkeleton } from '../kit/skeletons.tsx'
import { useAccount } from './account.ts'
import { Frame } from './frame/frame.tsx'
import { WorkspaceMark } from './frame/workspace-button.tsx'
import { rememberWorkspace } from './last-workspace.ts'
import { Page } from './page.tsx'
import { words } from './shell.words.ts'
import css from './workspace-frame.module.css'

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
    <main id="content" tabIndex={-1} className={css.outside}>
      <Page title={words.notYours} width="reading">
        <PageHeader title={words.notYours} lead={words.notYoursTodo} />
        <ul className={css.choices} aria-label={words.yourWorkspaces}>
          {workspaces.map(({ id, name }) => (
            <li key={id}>
              <Link href={`/w/${id}/today`}>
                <WorkspaceMark name={name} /> {name}
              </Link>
            </li>
          ))}
        </ul>
      </Page>
    </main>
  )
}
