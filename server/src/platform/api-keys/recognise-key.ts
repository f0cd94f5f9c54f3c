import { failCommon } from '@firsthand/contract/core/failure'
import type { Role } from '@firsthand/contract/core/operation'
import type { KeyAccess } from '@firsthand/contract/platform/api-keys'
import type { IncomingMessage } from 'node:http'
import type { Account, Context, Services } from '../context.ts'
import { callerAddress } from '../http/address.ts'
import type { Transactor } from '../transact.ts'
import { hashKey, workspaceOfKey } from './key-text.ts'

const useIsNotedEveryMs = 60_000

/** The text after `Bearer`, or undefined where a request carries none. */
export function bearerOf(request: IncomingMessage): string | undefined {
  return /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]
}

/** Who made the key that a request carries, with what it lends. Ends the request when the key is not good. */
export async function recogniseKey(
  text: string,
  request: IncomingMessage,
  { services, transactor }: { services: Services; transactor: Transactor },
): Promise<Account> {
  const workspaceId = workspaceOfKey(text)
  const account =
    workspaceId &&
    (await transactor.inWorkspace({ workspaceId, as: 'system' }, (ctx) => findAccount(ctx, hashKey(text))))
  if (account) return account
  await services.limits.wrongKeys.count(callerAddress(request, services.settings))
  return failCommon('key_refused')
}

async function findAccount(ctx: Context, hash: string): Promise<Account | undefined> {
  const { workspaceId } = ctx
  const row = await ctx.db
    .selectFrom('apiKeys')
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'apiKeys.workspaceId')
        .onRef('members.id', '=', 'apiKeys.memberId'),
    )
    .select([
      'apiKeys.id',
      'apiKeys.name',
      'apiKeys.role',
      'apiKeys.access',
      'apiKeys.expiresAt',
      'apiKeys.lastUsedAt',
    ])
    .select(['members.accountId', 'members.name as memberName', 'members.email'])
    .where('apiKeys.workspaceId', '=', workspaceId)
    .where('members.workspaceId', '=', workspaceId)
    .where('apiKeys.hash', '=', hash)
    .where('apiKeys.revokedAt', 'is', null)
    .where('members.leftAt', 'is', null)
    .executeTakeFirst()
  if (!row?.accountId || (row.expiresAt && row.expiresAt <= ctx.instant)) return undefined
  await noteUse(ctx, row)
  const { id, name } = row
  const key = { id, name, workspaceId, role: row.role as Role, access: row.access as KeyAccess }
  return { id: row.accountId, name: row.memberName, email: row.email, key }
}

/** At most once a minute, so that a busy key does not write with every request. */
async function noteUse(ctx: Context, { id, lastUsedAt }: { id: string; lastUsedAt: string | null }) {
  const due = new Date(ctx.now.getTime() - useIsNotedEveryMs).toISOString()
  if (lastUsedAt && lastUsedAt > due) return
  await ctx.db
    .updateTable('apiKeys')
    .set({ lastUsedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}
