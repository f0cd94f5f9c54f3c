import { sql } from 'kysely'
import type { Account, Context } from '../context.ts'
import { readRules } from '../retention/rules.ts'
import { scheduleSweep } from '../retention/schedule.ts'
import type { Manifest } from './manifest.ts'
import { readTransferTables } from './tables.ts'

/** Opens the finished workspace to the account that imported it: as the member with its address, else as a new one. */
export async function finishImport(
  ctx: Context,
  { account, manifest, sha256 }: { account: Account; manifest: Manifest; sha256: string },
): Promise<void> {
  const { db, workspaceId, instant } = ctx
  await db
    .insertInto('workspaces')
    .values({ id: workspaceId, name: manifest.workspace.name, createdAt: instant })
    .execute()
  await db.insertInto('memberships').values({ accountId: account.id, workspaceId }).execute()
  await ensureSettings(ctx)
  if ((await readRules(ctx)).length > 0) await scheduleSweep(ctx)
  const memberId = await joinAsOwner(ctx, account)
  const { name, id } = manifest.workspace
  ctx.record(
    'workspace.imported',
    { kind: 'workspace', id: workspaceId },
    { after: { name, from: id, exportedAt: manifest.createdAt, by: memberId } },
  )
  ctx.afterCommit(() => void ctx.services.files.remove(workspaceId, sha256).catch(() => undefined))
}

async function joinAsOwner(ctx: Context, account: Account): Promise<string> {
  const { db, workspaceId, instant } = ctx
  const known = await db
    .selectFrom('members')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where(sql`lower(email)`, '=', account.email.toLowerCase())
    .orderBy('createdAt')
    .executeTakeFirst()
  if (known) {
    await db
      .updateTable('members')
      .set({ accountId: account.id, leftAt: null, role: 'owner' })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', known.id)
      .execute()
    return known.id
  }
  const id = ctx.newId()
  const { name, email } = account
  await db
    .insertInto('members')
    .values({
      workspaceId,
      id,
      accountId: account.id,
      name,
      email,
      role: 'owner',
      leaderSince: instant,
      createdAt: instant,
    })
    .execute()
  return id
}

async function ensureSettings({ db, workspaceId }: Context): Promise<void> {
  const row = await db
    .selectFrom('workspaceSettings')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirst()
  if (!row) await db.insertInto('workspaceSettings').values({ workspaceId, id: workspaceId }).execute()
}

/** Leaves nothing of an import that did not come to its end, but for the job that says why. */
export async function takeBackImport(ctx: Context): Promise<void> {
  for (const table of (await readTransferTables(ctx.db)).toReversed())
    await sql`DELETE FROM ${sql.table(table.name)} WHERE workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  ctx.afterCommit(() => void ctx.services.files.removeAll(ctx.workspaceId).catch(() => undefined))
}
