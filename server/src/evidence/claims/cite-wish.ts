import type { CiteWish } from '@firsthand/contract/evidence/cite-wish'
import type { Context } from '../../platform/context.ts'
import { cite } from './cite.ts'
import { writeClaim } from './write.ts'

/** Cites new evidence in a claim, which is written down where it is a sentence so far; false when the claim is not there. */
export async function citeAsWished(ctx: Context, evidenceId: string, wish: CiteWish): Promise<boolean> {
  const claimId =
    'claim' in wish
      ? wish.claim
      : await writeClaim(ctx, { sentence: wish.sentence, kind: 'assumption', stakes: 2 })
  return cite(ctx, { claimId, evidenceId, stance: wish.stance })
}
