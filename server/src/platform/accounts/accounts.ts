import { fail } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/accounts'
import type { Role } from '@firsthand/contract/core/operation'
import type { VisitorContext } from '../context.ts'
import { handle } from '../handle.ts'
import { fillWorkspace, foundWorkspace } from '../members/found-workspace.ts'
import { headersOf, passCookies } from './prove.ts'
import { isOperator } from '../status/operators.ts'
import { isSameToken } from './setup-link.ts'
import { refuseTooManyWorkspaces } from './workspaces-at-most.ts'

export const accountHandlers = [
  handle(contract.showInstallation, async (ctx) => {
    const { claimedAt } = await ctx.db
      .selectFrom('installation')
      .select('claimedAt')
      .executeTakeFirstOrThrow()
    const { settings, mailer, oidc } = ctx.services
    return {
      isClaimed: claimedAt !== null,
      signUp: settings.signUp,
      sendsMail: mailer.isSet,
      isSignedIn: ctx.account !== null,
      provider: oidc?.name ?? null,
    }
  }),

  handle(contract.claimInstallation, async (ctx, { token, workspace, ...person }) => {
    const workspaceId = ctx.newId()
    return ctx.openWorkspace(workspaceId, async (opened) => {
      // The row is locked until the workspace stands, so that of two claims one waits and then finds itself too late.
      const { setupHash, claimedAt } = await opened.db
        .selectFrom('installation')
        .selectAll()
        .forUpdate()
        .executeTakeFirstOrThrow()
      if (claimedAt) fail(contract.claimInstallation, 'already_claimed')
      if (!isSameToken(token, setupHash)) fail(contract.claimInstallation, 'link_invalid')

      // An interrupted first try may have left the account behind; its password lets its owner go on.
      const { identity } = ctx.services
      const signedUp = await identity.signUp(person, headersOf(ctx))
      const signedIn = signedUp === 'email_taken' ? await identity.signIn(person, headersOf(ctx)) : signedUp
      if (signedIn === 'refused' || 'needsCode' in signedIn)
        return fail(contract.claimInstallation, 'email_taken')
      await opened.db
        .updateTable('installation')
        .set({ claimedAt: ctx.instant, setupHash: null })
        .where('id', '=', 1)
        .execute()
      await fillWorkspace(opened, { account: signedIn.account, name: workspace })
      passCookies(ctx, signedIn.headers)
      return { workspaceId }
    })
  }),

  handle(contract.signIn, async (ctx, given) => {
    const { limits, identity } = ctx.services
    const address = given.email.toLowerCase()
    const here = `${ctx.caller} ${address}`
    await limits.signInFromOnePlace.count(here)
    await limits.signInFromAnywhere.count(address)
    const signedIn = await identity.signIn(given, headersOf(ctx))
    if (signedIn === 'refused') return fail(contract.signIn, 'refused')
    await Promise.all([limits.signInFromOnePlace.forgive(here), limits.signInFromAnywhere.forgive(address)])
    const needsCode = 'needsCode' in signedIn
    passCookies(ctx, needsCode ? signedIn.needsCode : signedIn.headers)
    return { needsCode }
  }),

  handle(contract.signUp, async (ctx, { workspace, ...person }) => {
    if (ctx.services.settings.signUp !== 'open') fail(contract.signUp, 'closed')
    // An operator's address carries rights: only whoever claims the installation makes an account with it.
    if (isOperator(person.email, ctx.services.settings)) fail(contract.signUp, 'email_taken')
    const signedUp = await ctx.services.identity.signUp(person, headersOf(ctx))
    if (signedUp === 'email_taken') return fail(contract.signUp, 'email_taken')
    const workspaceId = await foundWorkspace(ctx, { account: signedUp.account, name: workspace })
    passCookies(ctx, signedUp.headers)
    return { workspaceId }
  }),

  handle(contract.signOut, async (ctx) => {
    passCookies(ctx, await ctx.services.identity.signOut(ctx.headers))
    return {}
  }),

  handle(contract.showAccount, async (ctx) => {
    passCookies(ctx, await ctx.services.identity.refresh(ctx.headers))
    const { id, name, email } = ctx.account
    const memberships = await ctx.db
      .selectFrom('memberships')
      .innerJoin('workspaces', 'workspaces.id', 'memberships.workspaceId')
      .select(['workspaces.id', 'workspaces.name'])
      .where('memberships.accountId', '=', id)
      .orderBy('workspaces.createdAt')
      .execute()
    const workspaces = await Promise.all(memberships.map((workspace) => withRole(ctx, workspace)))
    return {
      id,
      name,
      email,
      workspaces: workspaces.filter((workspace) => workspace !== undefined),
      isOperator: isOperator(email, ctx.services.settings),
    }
  }),

  handle(contract.requestReset, async (ctx, { email }) => {
    const { mailer, identity, limits, log } = ctx.services
    if (!mailer.isSet) return { sendsMail: false }
    await limits.resetMail.count(email.toLowerCase())
    // Sent after the answer, so that its time does not tell whether the address is known.
    setImmediate(() => {
      mailResetLink().catch((error: unknown) =>
        log.warn({ err: error }, 'A mail with a reset link could not be sent.'),
      )
    })
    return { sendsMail: true }

    async function mailResetLink() {
      const link = await identity.createResetLink({ email })
      if (!link) return
      await mailer.send({
        to: email,
        subject: 'Set a new password for Firsthand',
        text: `Somebody, we hope you, asked for a new password.\n\nOpen this link within a day to set it:\n${link}\n\nIf it was not you, there is nothing to do.`,
      })
    }
  }),

  handle(contract.resetPassword, async (ctx, { token, password }) => {
    const outcome = await ctx.services.identity.resetPassword(token, password)
    if (outcome === 'expired') fail(contract.resetPassword, 'link_expired')
    return {}
  }),

  handle(contract.createWorkspace, async (ctx, { name }) => {
    await refuseTooManyWorkspaces(ctx.db, ctx.account.id, (limit) =>
      fail(contract.createWorkspace, 'too_many', { limit }),
    )
    const workspaceId = await foundWorkspace(ctx, { account: ctx.account, name })
    // A link that an administrator of another workspace made would open this one too.
    await ctx.services.identity.dropResetLinks(ctx.account.id)
    return { workspaceId }
  }),
]

async function withRole(
  ctx: Pick<VisitorContext, 'openWorkspace'> & { account: { id: string } },
  workspace: { id: string; name: string },
) {
  const member = await ctx.openWorkspace(workspace.id, ({ db }) =>
    db
      .selectFrom('members')
      .select(['id', 'role'])
      .where('workspaceId', '=', workspace.id)
      .where('accountId', '=', ctx.account.id)
      .where('leftAt', 'is', null)
      .executeTakeFirst(),
  )
  return member && { ...workspace, role: member.role as Role, memberId: member.id }
}
