import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/workspaces'
import { type Kysely, sql } from 'kysely'
import { noteAccount, requireProof } from '../accounts/prove.ts'
import type { DB } from '../db/tables.ts'
import { handle } from '../handle.ts'
import { type TableKey, orderTables } from '../transfer/table-order.ts'

export const workspaceHandlers = [
  handle(contract.deleteWorkspace, async (ctx, { id, name, current }) => {
    await refuseUnlessOwner()
    await requireProof(ctx, contract.deleteWorkspace, current)
    const { files, log } = ctx.services
    await ctx.openWorkspace(id, async ({ db, afterCommit }) => {
      // Everything or nothing goes, however long it takes; members wait meanwhile, and then find nothing.
      await sql`SET LOCAL statement_timeout = 0`.execute(db)
      await sql`SET LOCAL idle_in_transaction_session_timeout = 0`.execute(db)
      await empty(db, id)
      await db.deleteFrom('memberships').where('workspaceId', '=', id).execute()
      await db.deleteFrom('workspaces').where('id', '=', id).execute()
      afterCommit(
        () =>
          void files
            .removeAll(id)
            .catch((error: unknown) =>
              log.error({ err: error, workspace: id }, 'Files of a deleted workspace are still there.'),
            ),
      )
    })
    noteAccount(ctx, ctx.account.id, `workspace_deleted ${id}`)
    return {}

    async function refuseUnlessOwner() {
      const { account, openWorkspace } = ctx
      const member = await openWorkspace(id, ({ db }) =>
        db
          .selectFrom('members')
          .innerJoin('workspaces', 'workspaces.id', 'members.workspaceId')
          .select(['members.role', 'workspaces.name'])
          .where('members.workspaceId', '=', id)
          .where('members.accountId', '=', account.id)
          .where('members.leftAt', 'is', null)
          .executeTakeFirst(),
      )
      if (!member) return failCommon('not_found')
      if (member.role !== 'owner') fail(contract.deleteWorkspace, 'only_owners')
      if (member.name !== name.trim()) fail(contract.deleteWorkspace, 'other_name')
    }
  }),
]

/** Deletes every row of a workspace, in every table that has such rows, each before what it points to. */
async function empty(db: Kysely<DB>, workspaceId: string): Promise<void> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT c.relname AS name FROM pg_class c
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
      AND c.relrowsecurity
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id')`.execute(
    db,
  )
  const { rows: keys } = await sql<TableKey>`
    SELECT c.relname AS "from", t.relname AS "to", a.attname AS "column", a.attnotnull AS "isRequired"
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
    JOIN LATERAL unnest(k.conkey) AS part(number) ON true
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.number
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND a.attname <> 'workspace_id'`.execute(
    db,
  )
  const ordered = orderTables(
    tables.map((table) => table.name),
    keys,
  ).toReversed()
  for (const { name, late } of ordered) {
    const pointsElsewhere = late.filter((column) =>
      keys.some((key) => key.from === name && key.column === column && key.to !== name),
    )
    if (pointsElsewhere.length > 0)
      await sql`UPDATE ${sql.table(name)} SET ${sql.join(
        pointsElsewhere.map((column) => sql`${sql.ref(column)} = NULL`),
      )} WHERE workspace_id = ${workspaceId}`.execute(db)
  }
  for (const { name } of ordered)
    await sql`DELETE FROM ${sql.table(name)} WHERE workspace_id = ${workspaceId}`.execute(db)
}
