import type { Context } from '../../platform/context.ts'
import { reassess } from './reassess.ts'

type Citing = { claimId: string; evidenceId: string; stance: 'supports' | 'contradicts' }

/** Cites evidence in a claim, or changes the side it stands on; false when either is not there. */
export async function cite(ctx: Context, { claimId, evidenceId, stance }: Citing): Promise<boolean> {
  const { workspaceId, db, instant } = ctx
  // Evidence before claims, as everywhere: locked, so that it is not withdrawn or corrected unseen at the same moment.
  const evidence = await db
    .selectFrom('evidence')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', evidenceId)
    .forShare()
    .executeTakeFirst()
  const claim = await db
    .selectFrom('claims')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', claimId)
    .forUpdate()
    .executeTakeFirst()
  if (!claim || !evidence) return false
  const before = await db
    .selectFrom('citations')
    .select(['id', 'stance'])
    .where('workspaceId', '=', workspaceId)
    .where('claimId', '=', claimId)
    .where('evidenceId', '=', evidenceId)
    .executeTakeFirst()
  if (before?.stance === stance) return true
  if (before) {
    await db
      .updateTable('citations')
      .set({ stance, answer: null, answeredAt: null, answeredBy: null })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', before.id)
      .execute()
  } else {
    await db
      .insertInto('citations')
      .values({
        workspaceId,
        id: ctx.newId(),
        claimId,
        evidenceId,
        stance,
        citedBy: ctx.member?.id ?? null,
        citedAt: instant,
      })
      .execute()
  }
  ctx.record(
    'citation.set',
    { kind: 'claim', id: claimId },
    { before: before && { evidenceId, stance: before.stance }, after: { evidenceId, stance } },
  )
  await reassess(ctx, [claimId])
  return true
}

/** Takes a citation back; false when there was none. */
export async function uncite(
  ctx: Context,
  { claimId, evidenceId }: Omit<Citing, 'stance'>,
): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom('citations')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('claimId', '=', claimId)
    .where('evidenceId', '=', evidenceId)
    .returning('stance')
    .executeTakeFirst()
  if (!gone) return false
  ctx.record(
    'citation.removed',
    { kind: 'claim', id: claimId },
    { before: { evidenceId, stance: gone.stance } },
  )
  await reassess(ctx, [claimId])
  return true
}
