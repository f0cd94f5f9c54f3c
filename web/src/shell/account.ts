import type { Role } from '@firsthand/contract/core/operation'
import { roles } from '@firsthand/contract/core/operation'
import { type WorkspaceOfAccount, showAccount } from '@firsthand/contract/platform/accounts'
import { useOperation } from '../api/hooks.ts'
import { useWorkspaceId } from '../api/workspace.tsx'

/** Who is signed in, in which workspaces. */
export function useAccount() {
  return useOperation(showAccount, {})
}

/** You in the open workspace: `const { may } = useYou()`, then `may('member') && <Button>…`. */
export function useYou() {
  const workspace = useWorkspaceId()
  const account = useAccount().data
  const membership = account?.workspaces.find(({ id }) => id === workspace)
  return {
    name: account?.name ?? '',
    memberId: membership?.memberId,
    role: membership?.role,
    may: (allowed: Role) => mayDo(membership, allowed),
  }
}

function mayDo(membership: WorkspaceOfAccount | undefined, allowed: Role): boolean {
  return membership !== undefined && roles.indexOf(membership.role) >= roles.indexOf(allowed)
}
