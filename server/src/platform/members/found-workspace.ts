import type { Account, AccountContext, Context } from '../context.ts'

type Founding = Pick<AccountContext, 'openWorkspace' | 'newId'>

type NewWorkspace = {
  account: Account
  name: string
  fill?: (workspace: Context, founderId: string) => Promise<void>
}

/**
 * Makes a workspace with its first owner. The founder is marked as a leader: the habits are theirs first.
 * What is to be in it from the beginning is filled in by the same transaction.
 */
export async function foundWorkspace(ctx: Founding, { account, name, fill }: NewWorkspace): Promise<string> {
  const workspaceId = ctx.newId()
  await ctx.openWorkspace(workspaceId, async (workspace) => {
    const founderId = await fillWorkspace(workspace, { account, name })
    await fill?.(workspace, founderId)
  })
  return workspaceId
}

/** Writes a new workspace and its founder into the transaction that was opened for it; answers the founder's id. */
export async function fillWorkspace(
  workspace: Context,
  { account, name }: Omit<NewWorkspace, 'fill'>,
): Promise<string> {
  const { db, workspaceId, instant } = workspace
  const memberId = workspace.newId()
  await db.insertInto('workspaces').values({ id: workspaceId, name, createdAt: instant }).execute()
  await db.insertInto('memberships').values({ accountId: account.id, workspaceId }).execute()
  await db
    .insertInto('members')
    .values({
      workspaceId,
      id: memberId,
      accountId: account.id,
      name: account.name,
      email: account.email,
      role: 'owner',
      leaderSince: instant,
      createdAt: instant,
    })
    .execute()
  await db.insertInto('workspaceSettings').values({ workspaceId, id: workspaceId }).execute()
  workspace.record('workspace.founded', { kind: 'workspace', id: workspaceId }, { after: { name } })
  return memberId
}
