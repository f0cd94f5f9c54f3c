import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/own-account'
import type { VisitorContext } from '../context.ts'
import { handle } from '../handle.ts'
import { isOperator } from '../status/operators.ts'
import { noteAccount, requireProof } from './prove.ts'

export const ownAccountHandlers = [
  handle(contract.showSecurity, async ({ account, services }) => {
    const { identity, oidc } = services
    const passkeys = await identity.passkeys.list(account.id)
    return {
      hasPassword: await identity.hasPassword(account.id),
      secondStep: await identity.secondStep.show(account.id),
      passkeys: passkeys.map(({ id, name, createdAt, backedUp }) => ({
        id,
        name: name ?? '',
        createdAt: createdAt?.toISOString() ?? null,
        isBackedUp: backedUp,
      })),
      provider: oidc && { name: oidc.name, isConnected: await oidc.isConnected(account.id) },
    }
  }),

  handle(contract.listSessions, async (ctx) => {
    const rows = await ctx.services.identity.listSessions(ctx.account, ctx.headers)
    return {
      items: rows.map(({ id, createdAt, updatedAt, ipAddress, userAgent, isThis }) => ({
        id,
        startedAt: createdAt.toISOString(),
        seenAt: updatedAt.toISOString(),
        from: ipAddress || null,
        browser: userAgent || null,
        isThis,
      })),
    }
  }),

  handle(contract.endSession, async (ctx, { session }) => {
    if (!(await ctx.services.identity.endSession(ctx.account, session))) failCommon('not_found')
    noteAccount(ctx, ctx.account.id, 'session_ended')
    return {}
  }),

  handle(contract.endOtherSessions, async (ctx) => {
    const ended = await ctx.services.identity.endOtherSessions(ctx.account, ctx.headers)
    noteAccount(ctx, ctx.account.id, 'other_sessions_ended')
    return { ended }
  }),

  handle(contract.changePassword, async (ctx, { current, password }) => {
    await requireProof(ctx, contract.changePassword, current)
    await ctx.services.identity.setPassword(ctx.account, ctx.headers, password)
    noteAccount(ctx, ctx.account.id, 'password_changed')
    return {}
  }),

  handle(contract.updateProfile, async (ctx, { name }) => {
    await ctx.services.identity.rename(ctx.account.id, name)
    await updateMembers(ctx, ctx.account.id, { name })
    return {}
  }),

  handle(contract.changeEmail, async (ctx, { email, current }) => {
    await requireProof(ctx, contract.changeEmail, current)
    const { identity, mailer, limits, settings } = ctx.services
    // An operator's address carries rights, so nobody moves to it.
    if (isOperator(email, settings)) fail(contract.changeEmail, 'email_taken')
    if (!mailer.isSet) {
      const outcome = await identity.setEmail(ctx.account.id, email, false)
      if (outcome === 'taken') return fail(contract.changeEmail, 'email_taken')
      await updateMembers(ctx, ctx.account.id, { email: email.toLowerCase() })
      noteAccount(ctx, ctx.account.id, 'email_changed')
      return { mustConfirm: false }
    }
    await limits.resetMail.count(ctx.account.id)
    const link = await identity.createEmailLink(ctx.account.id, email)
    await mailer.send({
      to: email,
      subject: 'Your new address for Firsthand',
      text: `Open this link within a day to use this address for Firsthand from now on:\n${link}\n\nIf you did not ask for it, there is nothing to do.`,
    })
    noteAccount(ctx, ctx.account.id, 'email_change_asked')
    return { mustConfirm: true }
  }),

  handle(contract.confirmEmail, async (ctx, { token }) => {
    const { identity, mailer, log } = ctx.services
    const proved = (await identity.takeEmailLink(token)) ?? fail(contract.confirmEmail, 'link_expired')
    const { account, email } = proved
    if (isOperator(email, ctx.services.settings)) fail(contract.confirmEmail, 'email_taken')
    const outcome = await identity.setEmail(account.id, email, true)
    if (outcome === 'taken') return fail(contract.confirmEmail, 'email_taken')
    await updateMembers(ctx, account.id, { email })
    noteAccount(ctx, account.id, 'email_changed')
    // The address before hears of it, so that nobody loses an account in silence.
    mailer
      .send({
        to: account.email,
        subject: 'Your address for Firsthand was changed',
        text: `Your account now has the address ${email}.\n\nIf that was not you, tell whoever runs Firsthand at once.`,
      })
      .catch((error: unknown) =>
        log.warn({ err: error }, 'A mail about a changed address could not be sent.'),
      )
    return { email }
  }),
]

/** Members carry a copy of name and address, so that a workspace stays readable without accounts. */
async function updateMembers(
  ctx: Pick<VisitorContext, 'db' | 'openWorkspace'>,
  accountId: string,
  changed: { name?: string; email?: string },
): Promise<void> {
  const memberships = await ctx.db
    .selectFrom('memberships')
    .select('workspaceId')
    .where('accountId', '=', accountId)
    .execute()
  for (const { workspaceId } of memberships) {
    await ctx.openWorkspace(workspaceId, async (workspace) => {
      const before = await workspace.db
        .selectFrom('members')
        .select(['name', 'email'])
        .where('workspaceId', '=', workspaceId)
        .where('accountId', '=', accountId)
        .forUpdate()
        .executeTakeFirst()
      const member = await workspace.db
        .updateTable('members')
        .set(changed)
        .where('workspaceId', '=', workspaceId)
        .where('accountId', '=', accountId)
        .returning('id')
        .executeTakeFirst()
      if (member)
        workspace.record('member.updated', { kind: 'member', id: member.id }, { before, after: changed })
    })
  }
}
