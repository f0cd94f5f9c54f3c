import { fail } from '@firsthand/contract/core/failure'
import type { Operation } from '@firsthand/contract/core/operation'
import type { proofErrors } from '@firsthand/contract/platform/own-account'
import type { AccountContext, VisitorContext } from '../context.ts'

/** Ends an operation unless it is really the person: whoever finds an open browser must not take the account over. */
export async function requireProof<O extends Operation & { errors: typeof proofErrors }>(
  ctx: AccountContext,
  operation: O,
  current: string | undefined,
): Promise<void> {
  const { limits, identity } = ctx.services
  await limits.proof.count(ctx.account.id)
  const proof = await identity.prove(ctx.account, ctx.headers, current)
  if (proof === 'refused') fail<Operation>(operation, 'password_wrong')
  if (proof === 'sign_in_again') fail<Operation>(operation, 'sign_in_again')
  await limits.proof.forgive(ctx.account.id)
}

/** Writes into the log of the installation who did what with their account: no workspace's history holds it. */
export function noteAccount(
  ctx: Pick<VisitorContext, 'services' | 'caller'>,
  account: string,
  what: string,
): void {
  ctx.services.log.info({ account, from: ctx.caller, what }, 'account')
}

/** Hands cookies on to the answer. */
export function passCookies(ctx: Pick<VisitorContext, 'answerHeaders'>, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) ctx.answerHeaders.append('set-cookie', cookie)
}

/** The headers of a request for the library behind accounts; where it comes from is what we found, not what it says. */
export function headersOf(ctx: Pick<VisitorContext, 'headers' | 'caller'>): Headers {
  const headers = new Headers({ 'x-firsthand-caller': ctx.caller })
  for (const name of ['cookie', 'user-agent']) {
    const value = ctx.headers.get(name)
    if (value !== null) headers.set(name, value.slice(0, 4000))
  }
  return headers
}
