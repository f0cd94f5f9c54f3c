import { failCommon } from '@firsthand/contract/core/failure'
import type { Context } from '../../platform/context.ts'
import { reassess } from './reassess.ts'

type Stance = 'supports' | 'contradicts'
type Cited = { claimId: string; evidenceId: string }
type Citing = Cited & { stance: Stance; from?: Stance | null | undefined }

/** Cites evidence in a claim, or changes the side it stands on; false when either is not there. */
export async function cite(ctx: Context, { claimId, evidenceId, stance, from }: Citing): Promise<boolean> {
  const { workspaceId, db, instant } = ctx
  // Evidence before claims, as everywhere: locked, so that it is not withdrawn or corrected unseen at the same moment.
  const evidence = await db
    .selectFrom('evidence')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', evidenceId)
    .forShare()
    .executeTakeFirst()
  if (!(await lockClaim(ctx, claimId)) || !evidence) return false
  const before = await readCitation(ctx, { claimId, evidenceId })
  if (before?.stance === stance) return true
  refuseChanged(before, from)
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
  { from, ...cited }: Cited & { from?: Stance | undefined },
): Promise<boolean> {
  const { claimId, evidenceId } = cited
  const before = (await lockClaim(ctx, claimId)) && (await readCitation(ctx, cited))
  refuseChanged(before, from)
  if (!before) return false
  await ctx.db
    .deleteFrom('citations')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', before.id)
    .execute()
  ctx.record(
    'citation.removed',
    { kind: 'claim', id: claimId },
    { before: { evidenceId, stance: before.stance } },
  )
  await reassess(ctx, [claimId])
  return true
}

/** Lets one change of what a claim cites at a time into it. */
export async function lockClaim({ db, workspaceId }: Context, id: string) {
  return db
    .selectFrom('claims')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function readCitation({ db, workspaceId }: Context, { claimId, evidenceId }: Cited) {
  return db
    .selectFrom('citations')
    .select(['id', 'stance', 'answer'])
    .where('workspaceId', '=', workspaceId)
    .where('claimId', '=', claimId)
    .where('evidenceId', '=', evidenceId)
    .executeTakeFirst()
}

/** Whoever says what they leave leaves nothing else: an answer would go with it, and is somebody's since. */
function refuseChanged(
  before: { stance: string; answer: string | null } | undefined,
  from: Stance | null | undefined,
): void {
  if (from === undefined) return
  if ((before?.stance ?? null) !== from || before?.answer) failCommon('conflict')
}
