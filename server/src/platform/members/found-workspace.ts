import type { Account, AccountContext, Context } from '../context.ts'

type Founding = Pick<AccountContext, 'db' | 'openWorkspace' | 'newId' | 'instant'>

type NewWorkspace = { account: Account; name: string; fill?: (workspace: Context, founderId: string) => Promise<void> }

/**
 * Makes a workspace with its first owner. The founder is marked as a leader: the habits are theirs first.
 * What is to be in it from the beginning is filled in by the same transaction.
 */
export async function foundWorkspace(ctx: Founding, { account, name, fill }: NewWorkspace): Promise<string> {
  const workspaceId = ctx.newId()
  await ctx.openWorkspace(workspaceId, async (workspace) => {
    const memberId = workspace.newId()
    await workspace.db.insertInto('workspaces').values({ id: workspaceId, name, createdAt: ctx.instant }).execute()
    await workspace.db.insertInto('memberships').values({ accountId: account.id, workspaceId }).execute()
    await workspace.db
      .insertInto('members')
      .values({ workspaceId, id: memberId, accountId: account.id, name: account.name, email: account.email, role: 'owner', leaderSince: ctx.instant, createdAt: ctx.instant })
      .execute()
    await workspace.db.insertInto('workspaceSettings').values({ workspaceId, id: workspaceId }).execute()
    workspace.record('workspace.founded', { kind: 'workspace', id: workspaceId }, { after: { name } })
    await fill?.(workspace, memberId)
  })
  return workspaceId
}
