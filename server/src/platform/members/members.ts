import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/members'
import { type Context, asker } from '../context.ts'
import { handle } from '../handle.ts'
import { mayDo } from '../perform.ts'
import { presentMember } from './present.ts'

export const memberHandlers = [
  handle(contract.showWorkspace, async (ctx) => {
    const workspace = await ctx.db
      .selectFrom('workspaces')
      .select(['id', 'name'])
      .where('id', '=', ctx.workspaceId)
      .executeTakeFirstOrThrow()
    const settings = await ctx.db
      .selectFrom('workspaceSettings')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .executeTakeFirstOrThrow()
    const you = presentMember(ctx, await findMember(ctx, asker(ctx).id))
    const { halfLifeDays, defaultCountry, exampleLoadedAt } = settings
    return { ...workspace, halfLifeDays, defaultCountry, exampleLoadedAt, you }
  }),

  handle(contract.updateWorkspace, async (ctx, { name, ...settings }) => {
    const subject = { kind: 'workspace', id: ctx.workspaceId }
    const { workspaceId, db } = ctx
    const nameBefore = await db
      .selectFrom('workspaces')
      .select('name')
      .where('id', '=', workspaceId)
      .executeTakeFirstOrThrow()
    const settingsBefore = await db
      .selectFrom('workspaceSettings')
      .selectAll()
      .where('workspaceId', '=', workspaceId)
      .executeTakeFirstOrThrow()
    if (name !== undefined)
      await ctx.db.updateTable('workspaces').set({ name }).where('id', '=', ctx.workspaceId).execute()
    const changed = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
    if (Object.keys(changed).length > 0) {
      await ctx.db
        .updateTable('workspaceSettings')
        .set(changed)
        .where('workspaceId', '=', ctx.workspaceId)
        .execute()
    }
    ctx.record('workspace.updated', subject, {
      before: { ...settingsBefore, ...nameBefore },
      after: { ...(name !== undefined && { name }), ...changed },
    })
    return {}
  }),

  handle(contract.listMembers, async (ctx, { withFormer }) => {
    const rows = await ctx.db
      .selectFrom('members')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .$if(!withFormer, (query) => query.where('leftAt', 'is', null))
      .orderBy('name')
      .execute()
    return { items: rows.map((row) => presentMember(ctx, row)) }
  }),

  handle(contract.updateMember, async (ctx, { member: id, role, isLeader, weeklyConversationsGoal }) => {
    const you = asker(ctx)
    const member = await findMember(ctx, id, true)
    const changesOnlyOwnGoal = id === you.id && role === undefined && isLeader === undefined
    const reaches =
      mayDo(you.role, 'admin') &&
      mayDo(you.role, member.role as 'owner') &&
      (role === undefined || mayDo(you.role, role))
    if (!changesOnlyOwnGoal && !reaches) fail(contract.updateMember, 'above_you')
    if (role !== undefined && role !== 'owner' && (await isLastOwner(ctx, member)))
      fail(contract.updateMember, 'last_owner')

    const leaderSince =
      isLeader === undefined ? member.leaderSince : isLeader ? (member.leaderSince ?? ctx.instant) : null
    const changed = {
      role: role ?? member.role,
      leaderSince,
      weeklyConversationsGoal: weeklyConversationsGoal ?? member.weeklyConversationsGoal,
    }
    await ctx.db
      .updateTable('members')
      .set(changed)
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    ctx.record('member.updated', { kind: 'member', id }, { before: member, after: changed })
    return presentMember(ctx, { ...member, ...changed })
  }),

  handle(contract.removeMember, async (ctx, { member: id }) => {
    const you = asker(ctx)
    const member = await findMember(ctx, id, true)
    if (id !== you.id && !(mayDo(you.role, 'admin') && mayDo(you.role, member.role as 'owner')))
      fail(contract.removeMember, 'above_you')
    if (await isLastOwner(ctx, member)) fail(contract.removeMember, 'last_owner')
    await ctx.db
      .updateTable('members')
      .set({ leftAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    if (member.accountId)
      await ctx.db
        .deleteFrom('memberships')
        .where('accountId', '=', member.accountId)
        .where('workspaceId', '=', ctx.workspaceId)
        .execute()
    // Who was sent away must not come back through a door that they had left open.
    await revokeInvitationsOf(ctx, id)
    ctx.record('member.left', { kind: 'member', id }, { before: { name: member.name, role: member.role } })
    return {}
  }),

  handle(contract.createResetLink, async (ctx, { member: id }) => {
    const member = await findMember(ctx, id)
    if (!mayDo(asker(ctx).role, member.role as 'owner')) fail(contract.createResetLink, 'above_you')
    // By the account, never by the address: a member without an account may carry anybody's address.
    const accountId = member.accountId ?? failCommon('not_found')
    if (await belongsElsewhere(ctx, accountId)) fail(contract.createResetLink, 'elsewhere')
    const link = (await ctx.services.identity.createResetLink({ accountId })) ?? failCommon('not_found')
    ctx.record('member.reset_link_made', { kind: 'member', id })
    return { link, expiresInHours: 24 }
  }),
]

/** Locked when it is going to be changed, so that what is written does not rest on an older role. */
async function findMember(ctx: Context, id: string, lock = false) {
  const row = await ctx.db
    .selectFrom('members')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('leftAt', 'is', null)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

/** Owners are locked while one is changed, so that two cannot leave at the same moment. */
async function isLastOwner(ctx: Context, member: { id: string; role: string }): Promise<boolean> {
  if (member.role !== 'owner') return false
  const owners = await ctx.db
    .selectFrom('members')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('role', '=', 'owner')
    .where('leftAt', 'is', null)
    .forUpdate()
    .execute()
  return owners.length === 1
}

/** A link opens the whole account, so an administrator of one workspace must not make one for an account that has others. */
async function belongsElsewhere(ctx: Context, accountId: string): Promise<boolean> {
  const other = await ctx.db
    .selectFrom('memberships')
    .select('workspaceId')
    .where('accountId', '=', accountId)
    .where('workspaceId', '!=', ctx.workspaceId)
    .executeTakeFirst()
  return other !== undefined
}

async function revokeInvitationsOf(ctx: Context, member: string): Promise<void> {
  await ctx.db
    .updateTable('invitations')
    .set({ revokedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('invitedBy', '=', member)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute()
}
