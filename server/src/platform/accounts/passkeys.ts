import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/passkeys'
import { handle } from '../handle.ts'
import { headersOf, noteAccount, passCookies, requireProof } from './prove.ts'

const passkeysAtMost = 20

export const passkeyHandlers = [
  handle(contract.preparePasskey, async (ctx, { current }) => {
    await requireProof(ctx, contract.preparePasskey, current)
    const { passkeys } = ctx.services.identity
    if ((await passkeys.list(ctx.account.id)).length >= passkeysAtMost)
      fail(contract.preparePasskey, 'too_many', { limit: passkeysAtMost })
    const { options, headers } = await passkeys.prepare(headersOf(ctx))
    passCookies(ctx, headers)
    return { options }
  }),

  handle(contract.addPasskey, async (ctx, given) => {
    const outcome = await ctx.services.identity.passkeys.add(headersOf(ctx), given)
    if (outcome === 'refused') return fail(contract.addPasskey, 'refused')
    noteAccount(ctx, ctx.account.id, 'passkey_added')
    return {}
  }),

  handle(contract.renamePasskey, async (ctx, { passkey, name }) => {
    if (!(await ctx.services.identity.passkeys.rename(ctx.account.id, passkey, name))) failCommon('not_found')
    return {}
  }),

  handle(contract.removePasskey, async (ctx, { passkey, current }) => {
    await requireProof(ctx, contract.removePasskey, current)
    if (!(await ctx.services.identity.passkeys.remove(ctx.account.id, passkey))) failCommon('not_found')
    noteAccount(ctx, ctx.account.id, 'passkey_removed')
    return {}
  }),

  handle(contract.offerPasskey, async (ctx) => {
    const { options, headers } = await ctx.services.identity.passkeys.offer(headersOf(ctx))
    passCookies(ctx, headers)
    return { options }
  }),

  handle(contract.signInWithPasskey, async (ctx, { response }) => {
    const headers = await ctx.services.identity.passkeys.signInWith(headersOf(ctx), response)
    if (headers === 'refused') return fail(contract.signInWithPasskey, 'unknown')
    passCookies(ctx, headers)
    return {}
  }),
]
