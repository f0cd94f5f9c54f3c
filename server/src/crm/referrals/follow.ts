import { introductionPatienceDays } from '@firsthand/contract/crm/introductions'
import type { Context } from '../../platform/context.ts'
import { datesAfter, isEnded } from './introduction.rules.ts'

/** Whatever is said of a referral holds for the wish that led to it, so that nobody is thanked twice or asked again. */
export async function followReferral(
  ctx: Context,
  {
    personId,
    introducerId,
    stage,
    at,
  }: { personId: string; introducerId: string; stage: 'asked' | 'made' | 'met' | 'thanked'; at: string },
): Promise<void> {
  const requests = await ctx.db
    .selectFrom('introductionRequests')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', personId)
    .where('introducerId', '=', introducerId)
    .where('state', '<>', stage)
    .forUpdate()
    .execute()
  for (const request of requests) {
    if (isEnded(request.state)) continue
    await ctx.db
      .updateTable('introductionRequests')
      .set({
        ...datesAfter(request, { to: stage, at, patienceDays: introductionPatienceDays }),
        state: stage,
        version: request.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', request.id)
      .execute()
  }
}
