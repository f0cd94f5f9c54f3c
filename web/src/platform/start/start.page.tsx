import { showAccount, showInstallation } from '@firsthand/contract/platform/accounts'
import { useEffect } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { Refused } from '../../kit/refused.tsx'
import { useGo } from '../../shell/address.ts'
import { lastWorkspace } from '../../shell/last-workspace.ts'
import { OutsidePage } from '../outside/outside-page.tsx'
import { NoLink } from '../welcome/no-link.tsx'
import { words } from './start.words.ts'

/** `/`: sends everybody to where they belong. */
export default function StartPage() {
  const go = useGo()
  const installation = useOperation(showInstallation, {})
  const account = useOperation(showAccount, {}, { enabled: installation.data?.isSignedIn === true })
  const target = targetOf(installation.data, account.data)
  useEffect(() => {
    if (target) go(target, { replace: true })
  }, [target, go])

  const failure = installation.failure ?? account.failure
  if (failure) {
    return (
      <OutsidePage title={words.title} heading={words.refused}>
        <Refused
          title={failure.message}
          onRetry={installation.failure ? installation.retry : account.retry}
        />
      </OutsidePage>
    )
  }
  if (installation.data?.isClaimed === false) return <NoLink />
  if (account.data && !target) {
    return (
      <OutsidePage title={words.title} heading={words.noneHeading} lead={words.noneLead}>
        <p>
          <Link href="/workspaces/new">{words.startOne}</Link>
        </p>
      </OutsidePage>
    )
  }
  return <OutsidePage title={words.title} heading={words.heading} />
}

type Installation = { isClaimed: boolean; isSignedIn: boolean }

function targetOf(
  installation?: Installation,
  account?: { workspaces: { id: string }[] },
): string | undefined {
  if (installation?.isClaimed && !installation.isSignedIn) return '/sign-in'
  if (!account) return undefined
  const last = lastWorkspace()
  const workspace = account.workspaces.find(({ id }) => id === last) ?? account.workspaces[0]
  return workspace && `/w/${workspace.id}/today`
}
