import type { Database } from '../db/pools.ts'

const workspacesAtMost = 50

/** Refuses another workspace to an account that has as many as one may have. */
export async function refuseTooManyWorkspaces(
  db: Database,
  accountId: string,
  refuse: (limit: number) => never,
): Promise<void> {
  const { count } = await db
    .selectFrom('memberships')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
  if (count >= workspacesAtMost) refuse(workspacesAtMost)
}
