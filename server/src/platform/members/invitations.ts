import { randomBytes } from 'node:crypto'
import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Role } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/platform/members'
import { hashToken } from '../accounts/setup-link.ts'
import { type Account, type Context, type VisitorContext, asker } from '../context.ts'
import { headersOf } from '../accounts/prove.ts'
import { handle } from '../handle.ts'
import { mayDo } from '../perform.ts'
import { isOperator } from '../status/operators.ts'
import { mailInvitation, presentMail } from './mail-invitation.ts'

const validDays = 14

export const invitationHandlers = [
  handle(contract.listInvitations, async (ctx) => {
    const rows = await openInvitations(ctx).orderBy('invitations.createdAt', 'desc').execute()
    return { items: rows.map((row) => present(row, ctx.now)) }
  }),

  handle(contract.createInvitation, async (ctx, { email, role }) => {
    const you = asker(ctx)
    if (!mayDo(you.role, role)) fail(contract.createInvitation, 'above_you')
    const wasMailed = email !== undefined && ctx.services.mailer.isSet
    const token = randomBytes(24).toString('base64url')
    const id = ctx.newId()
    const expiresAt = new Date(ctx.now.getTime() + validDays * 86_400_000).toISOString()
    await ctx.db
      .insertInto('invitations')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        email: email?.toLowerCase() ?? null,
        role,
        tokenHash: hashToken(token),
        invitedBy: you.id,
        createdAt: ctx.instant,
        expiresAt,
        mailState: wasMailed ? 'sending' : null,
      })
      .execute()
    ctx.record('invitation.created', { kind: 'invitation', id }, { after: { email, role } })
    const link = `${ctx.services.settings.publicUrl}/join/${ctx.workspaceId}#${token}`
    if (wasMailed) ctx.afterCommit((open) => void mailInvitation(ctx, open, { id, email, link, validDays }))
    return {
      invitation: {
        id,
        email: email?.toLowerCase() ?? null,
        role,
        invitedBy: you.name,
        createdAt: ctx.instant,
        expiresAt,
        mail: wasMailed ? { state: 'sending' as const, problem: null } : null,
      },
      link,
      wasMailed,
    }
  }),

  handle(contract.revokeInvitation, async (ctx, { invitation }) => {
    const changed = await ctx.db
      .updateTable('invitations')
      .set({ revokedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', invitation)
      .where('acceptedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) failCommon('not_found')
    ctx.record('invitation.revoked', { kind: 'invitation', id: invitation })
    return {}
  }),

  handle(contract.showInvitation, async (ctx, { workspaceId, token }) =>
    ctx.openWorkspace(workspaceId, async (workspace) => {
      const invitation = (await findOpen(workspace, token)) ?? fail(contract.showInvitation, 'link_expired')
      const { name } = await workspace.db
        .selectFrom('workspaces')
        .select('name')
        .where('id', '=', workspaceId)
        .executeTakeFirstOrThrow()
      return {
        workspace: name,
        invitedBy: invitation.inviter,
        role: invitation.role as 'member',
        email: invitation.email,
      }
    }),
  ),

  handle(contract.acceptInvitation, async (ctx, { workspaceId, token, ...person }) => {
    const invitation = await ctx.openWorkspace(
      workspaceId,
      async (workspace) =>
        (await findOpen(workspace, token)) ?? fail(contract.acceptInvitation, 'link_expired'),
    )
    const account = ctx.account ?? (await newAccount(ctx, person, invitation.email))
    if (invitation.email && invitation.email !== account.email.toLowerCase())
      fail(contract.acceptInvitation, 'other_email')
    const isNew = await ctx.openWorkspace(workspaceId, (workspace) => join(workspace, { token, account }))
    // A link that an administrator of another workspace made would open this one too.
    if (isNew) await ctx.services.identity.dropResetLinks(account.id)
    return { workspaceId }
  }),
]

/** Whether a link invites here and still holds. */
export async function isOpenInvitation(ctx: Context, token: string): Promise<boolean> {
  return (await findOpen(ctx, token)) !== undefined
}

async function newAccount(
  ctx: VisitorContext,
  person: { name?: string | undefined; email?: string | undefined; password?: string | undefined },
  invited: string | null,
): Promise<Account> {
  const { name, email, password } = person
  if (!name || !email || !password) return fail(contract.acceptInvitation, 'account_missing')
  if (invited && invited !== email.toLowerCase()) return fail(contract.acceptInvitation, 'other_email')
  // An operator's address carries rights that no invitation may give.
  if (isOperator(email, ctx.services.settings)) fail(contract.acceptInvitation, 'email_taken')
  const signedUp = await ctx.services.identity.signUp({ name, email, password }, headersOf(ctx))
  if (signedUp === 'email_taken') return fail(contract.acceptInvitation, 'email_taken')
  for (const cookie of signedUp.headers.getSetCookie()) ctx.answerHeaders.append('set-cookie', cookie)
  return signedUp.account
}

/**
 * Uses the invitation up and makes the member, or brings a former one back, in one transaction. For somebody who is a
 * member already nothing changes, and the invitation stays for whom it was meant. Answers whether somebody joined.
 */
async function join(ctx: Context, { token, account }: { token: string; account: Account }): Promise<boolean> {
  const invitation = (await findOpen(ctx, token, true)) ?? fail(contract.acceptInvitation, 'link_expired')
  const { workspaceId, instant } = ctx
  const former = await ctx.db
    .selectFrom('members')
    .select(['id', 'leftAt'])
    .where('workspaceId', '=', workspaceId)
    .where('accountId', '=', account.id)
    .executeTakeFirst()
  if (former && !former.leftAt) return false
  const memberId = former?.id ?? ctx.newId()
  if (!former) {
    await ctx.db
      .insertInto('members')
      .values({
        workspaceId,
        id: memberId,
        accountId: account.id,
        name: account.name,
        email: account.email,
        role: invitation.role,
        createdAt: instant,
      })
      .execute()
  } else {
    await ctx.db
      .updateTable('members')
      .set({ leftAt: null, role: invitation.role })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', memberId)
      .execute()
  }
  await ctx.db
    .insertInto('memberships')
    .values({ accountId: account.id, workspaceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await ctx.db
    .updateTable('invitations')
    .set({ acceptedAt: instant, acceptedBy: memberId })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', invitation.id)
    .execute()
  ctx.record(
    'member.joined',
    { kind: 'member', id: memberId },
    { after: { name: account.name, role: invitation.role } },
  )
  return true
}

function openInvitations(ctx: Context) {
  return ctx.db
    .selectFrom('invitations')
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'invitations.workspaceId')
        .onRef('members.id', '=', 'invitations.invitedBy'),
    )
    .select([
      'invitations.id',
      'invitations.email',
      'invitations.role',
      'invitations.createdAt',
      'invitations.expiresAt',
      'invitations.mailState',
      'invitations.mailProblem',
      'members.name as inviter',
      'members.role as inviterRole',
    ])
    .where('invitations.workspaceId', '=', ctx.workspaceId)
    .where('invitations.acceptedAt', 'is', null)
    .where('invitations.revokedAt', 'is', null)
    .where('invitations.expiresAt', '>', ctx.instant)
    .where('members.leftAt', 'is', null)
}

/** The open invitation behind a link, as long as whoever made it could still make it today. */
async function findOpen(ctx: Context, token: string, lock = false) {
  const row = await openInvitations(ctx)
    .where('invitations.tokenHash', '=', hashToken(token))
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) return undefined
  const inviter = row.inviterRole as Role
  return mayDo(inviter, 'admin') && mayDo(inviter, row.role as Role) ? row : undefined
}

function present(
  row: {
    id: string
    email: string | null
    role: string
    inviter: string
    createdAt: string
    expiresAt: string
    mailState: string | null
    mailProblem: string | null
  },
  now: Date,
) {
  const { id, email, role, inviter, createdAt, expiresAt } = row
  return {
    id,
    email,
    role: role as Role,
    invitedBy: inviter,
    createdAt,
    expiresAt,
    mail: presentMail(row, now),
  }
}
