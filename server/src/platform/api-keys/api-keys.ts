import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/api-keys'
import { type Context, asker } from '../context.ts'
import type { Consumer } from '../domain.ts'
import { handle } from '../handle.ts'
import { mayDo } from '../perform.ts'
import { makeKey } from './key-text.ts'

const { perMember } = contract.apiKeyLimits

export const apiKeyHandlers = [
  handle(contract.listApiKeys, async (ctx) => {
    const you = asker(ctx)
    const rows = await validKeys(ctx)
      .$if(!mayDo(you.role, 'admin'), (query) => query.where('apiKeys.memberId', '=', you.id))
      .execute()
    return { items: rows.map((row) => present(ctx, row)) }
  }),

  handle(contract.showCurrentKey, async (ctx) => {
    const { through } = ctx
    if (through?.kind !== 'key') return { apiKey: null }
    const row = await validKeys(ctx).where('apiKeys.id', '=', through.id).executeTakeFirst()
    return { apiKey: row ? present(ctx, row) : null }
  }),

  handle(contract.createApiKey, async (ctx, { name, role, access, expiresInDays }) => {
    const you = asker(ctx)
    if (!mayDo(you.role, role)) fail(contract.createApiKey, 'above_you')
    const yours = await validKeys(ctx).where('apiKeys.memberId', '=', you.id).execute()
    if (yours.length >= perMember) fail(contract.createApiKey, 'too_many', { limit: perMember })
    const { text, hash, ending } = makeKey(ctx.workspaceId)
    const id = ctx.newId()
    const expiresAt =
      expiresInDays === null ? null : new Date(ctx.now.getTime() + expiresInDays * 86_400_000).toISOString()
    const shown = { id, ending, name, memberId: you.id, role, access, createdAt: ctx.instant, expiresAt }
    await ctx.db
      .insertInto('apiKeys')
      .values({ workspaceId: ctx.workspaceId, hash, ...shown })
      .execute()
    ctx.record('api_key.created', { kind: 'api_key', id }, { after: { name, role, access, expiresAt } })
    return { apiKey: present(ctx, { ...shown, lastUsedAt: null, memberName: you.name }), key: text }
  }),

  handle(contract.revokeApiKey, async (ctx, { apiKey: id }) => {
    const you = asker(ctx)
    const key =
      (await validKeys(ctx).where('apiKeys.id', '=', id).executeTakeFirst()) ?? failCommon('not_found')
    // What a member may not list does not exist for them.
    if (key.memberId !== you.id && !mayDo(you.role, 'admin')) failCommon('not_found')
    await ctx.db
      .updateTable('apiKeys')
      .set({ revokedAt: ctx.instant, revokedBy: you.id })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .where('revokedAt', 'is', null)
      .execute()
    ctx.record('api_key.revoked', { kind: 'api_key', id }, { before: { name: key.name } })
    return {}
  }),
]

/** A key ends with its maker's membership, and does not come back to life with a new one. */
export const endKeysOfLeavers: Consumer = {
  name: 'api-keys.leavers',
  hears: ['member.left'],
  async run(ctx, event) {
    await ctx.db
      .updateTable('apiKeys')
      .set({ revokedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('memberId', '=', event.subjectId)
      .where('revokedAt', 'is', null)
      .execute()
  },
}

function validKeys(ctx: Context) {
  return ctx.db
    .selectFrom('apiKeys')
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'apiKeys.workspaceId')
        .onRef('members.id', '=', 'apiKeys.memberId'),
    )
    .selectAll('apiKeys')
    .select('members.name as memberName')
    .where('apiKeys.workspaceId', '=', ctx.workspaceId)
    .where('members.workspaceId', '=', ctx.workspaceId)
    .where('apiKeys.revokedAt', 'is', null)
    .where('members.leftAt', 'is', null)
    .orderBy('apiKeys.createdAt', 'desc')
    .orderBy('apiKeys.id', 'desc')
}

type Row = {
  id: string
  name: string
  memberId: string
  memberName: string
  role: string
  access: string
  ending: string
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
}

function present(ctx: Context, row: Row): contract.ApiKeyView {
  const { id, name, ending, createdAt, expiresAt, lastUsedAt } = row
  return {
    id,
    name,
    member: { id: row.memberId, name: row.memberName },
    isYours: row.memberId === ctx.member?.id,
    role: row.role as contract.ApiKeyView['role'],
    access: row.access as contract.KeyAccess,
    ending,
    createdAt,
    expiresAt,
    lastUsedAt,
  }
}
