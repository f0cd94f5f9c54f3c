import { fail } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/second-step'
import { handle } from '../handle.ts'
import { headersOf, noteAccount, passCookies, requireProof } from './prove.ts'

export const secondStepHandlers = [
  handle(contract.enterCode, async (ctx, { code }) => {
    const { limits, identity } = ctx.services
    await limits.codes.count(ctx.caller)
    const headers = await identity.secondStep.enterCode(headersOf(ctx), code)
    if (headers === 'refused') return fail(contract.enterCode, 'code_refused')
    await limits.codes.forgive(ctx.caller)
    passCookies(ctx, headers)
    return {}
  }),

  handle(contract.beginSecondStep, async (ctx, { current }) => {
    await requireProof(ctx, contract.beginSecondStep, current)
    const begun = await ctx.services.identity.secondStep.begin(headersOf(ctx), current)
    if (begun === 'refused') return fail(contract.beginSecondStep, 'already_on')
    return { ...begun, secret: new URL(begun.uri).searchParams.get('secret') ?? '' }
  }),

  handle(contract.finishSecondStep, async (ctx, { code }) => {
    const { identity, limits } = ctx.services
    await limits.proof.count(ctx.account.id)
    const headers = await identity.secondStep.finish(ctx.account, headersOf(ctx), code)
    if (headers === 'refused') return fail(contract.finishSecondStep, 'code_refused')
    await limits.proof.forgive(ctx.account.id)
    passCookies(ctx, headers)
    noteAccount(ctx, ctx.account.id, 'second_step_on')
    return {}
  }),

  handle(contract.stopSecondStep, async (ctx, { current }) => {
    await requireProof(ctx, contract.stopSecondStep, current)
    const headers = await ctx.services.identity.secondStep.stop(headersOf(ctx), current)
    if (headers === 'refused') return fail(contract.stopSecondStep, 'sign_in_again')
    passCookies(ctx, headers)
    noteAccount(ctx, ctx.account.id, 'second_step_off')
    return {}
  }),

  handle(contract.renewRecoveryCodes, async (ctx, { current }) => {
    await requireProof(ctx, contract.renewRecoveryCodes, current)
    const codes = await ctx.services.identity.secondStep.renewRecoveryCodes(headersOf(ctx), current)
    if (codes === 'refused') return fail(contract.renewRecoveryCodes, 'not_on')
    noteAccount(ctx, ctx.account.id, 'recovery_codes_renewed')
    return { recoveryCodes: codes }
  }),
]
