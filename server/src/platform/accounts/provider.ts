import { type Operation } from '@firsthand/contract/core/operation'
import { fail } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/provider'
import { callbackPath } from '../auth/oidc/way.ts'
import type { VisitorContext } from '../context.ts'
import { handle } from '../handle.ts'
import { callerAddress } from '../http/address.ts'
import type { PlainRoute } from '../http/routes.ts'
import { isOpenInvitation } from '../members/invitations.ts'
import { noteAccount, requireProof } from './prove.ts'

export const providerHandlers = [
  handle(contract.beginProvider, async (ctx, { next, invitation }) => {
    const invited = invitation
      ? await ctx.openWorkspace(invitation.workspaceId, (workspace) =>
          isOpenInvitation(workspace, invitation.token),
        )
      : false
    return setOut(ctx, contract.beginProvider, { next, invited, connects: null })
  }),

  handle(contract.connectProvider, async (ctx, { current }) => {
    await requireProof(ctx, contract.connectProvider, current)
    return setOut(ctx, contract.connectProvider, {
      next: '/account',
      invited: false,
      connects: ctx.account.id,
    })
  }),

  handle(contract.disconnectProvider, async (ctx, { current }) => {
    await requireProof(ctx, contract.disconnectProvider, current)
    const { identity, oidc } = ctx.services
    const { id } = ctx.account
    if (!(await identity.hasPassword(id)) && (await identity.passkeys.list(id)).length === 0)
      fail(contract.disconnectProvider, 'only_way')
    await oidc?.disconnect(id)
    noteAccount(ctx, id, 'provider_disconnected')
    return {}
  }),
]

/** Where the provider sends people back to: a plain route, since it answers with another address. */
export const providerRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: callbackPath,
    allows: 'anyone',
    summary: 'The provider sends people back here after they signed in with it.',
    async run({ request, response, url, account, services }) {
      const { oidc, settings, limits, log } = services
      const caller = callerAddress(request, settings)
      limits.perCaller.count(`${caller} provider`)
      const headers = new Headers({
        'x-firsthand-caller': caller,
        cookie: request.headers.cookie ?? '',
        'user-agent': request.headers['user-agent'] ?? '',
      })
      const arrival = await oidc?.arrive(url.searchParams, headers, account)
      if (arrival?.accountId)
        log.info({ account: arrival.accountId, from: caller, what: 'provider' }, 'account')
      response
        .writeHead(303, {
          location: `${settings.publicUrl}${arrival?.goTo ?? '/sign-in'}`,
          'cache-control': 'no-store',
          ...(arrival && { 'set-cookie': arrival.cookies }),
        })
        .end()
    },
  },
]

async function setOut<O extends Operation & { errors: { not_set: unknown; unreachable: unknown } }>(
  { services, answerHeaders }: Pick<VisitorContext, 'services' | 'answerHeaders'>,
  operation: O,
  wish: { next?: string | undefined; invited: boolean; connects: string | null },
): Promise<{ url: string }> {
  const { oidc, log } = services
  if (!oidc) return fail<Operation>(operation, 'not_set')
  try {
    const { url, cookie } = await oidc.begin(wish)
    answerHeaders.append('set-cookie', cookie)
    return { url }
  } catch (error) {
    log.warn({ err: error }, 'The provider (OIDC_ISSUER) does not answer as one.')
    return fail<Operation>(operation, 'unreachable')
  }
}
