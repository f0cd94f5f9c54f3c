import { isDeepStrictEqual } from 'node:util'
import { type Rung, rungs } from '@firsthand/contract/evidence/kinds'
import type { Context } from '../../platform/context.ts'
import { readFacts } from './facts.ts'
import type { Assessment } from './ladder.ts'
import { assess } from './ladder.rules.ts'
import { type StoredStanding, reasonOf, summarise } from './stored-standing.ts'

/** Brings the stored rung of claims up to date. Each is locked first, so that two changes at once both count. */
export async function reassess(ctx: Context, claimIds: string[]): Promise<void> {
  const ids = [...new Set(claimIds)].toSorted()
  if (ids.length === 0) return
  const before = await ctx.db
    .selectFrom('claims')
    .select(['id', 'rung', 'standing', 'reassessAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  const facts = await readFacts(
    ctx,
    before.map((claim) => claim.id),
  )
  for (const claim of before) {
    const known = facts.get(claim.id)!
    const assessment = assess(known)
    await store(ctx, claim, {
      assessment,
      standing: summarise(assessment, known),
      halfLifeDays: known.halfLifeDays,
      now: known.now,
    })
  }
}

/** The same for every claim that cites some evidence. */
export async function reassessCiting(ctx: Context, evidenceIds: string[]): Promise<void> {
  if (evidenceIds.length === 0) return
  const rows = await ctx.db
    .selectFrom('citations')
    .select('claimId')
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('evidenceId', 'in', evidenceIds)
    .execute()
  await reassess(
    ctx,
    rows.map((row) => row.claimId),
  )
}

/** The same for every claim that cites evidence of some people: who introduced them or where they work has changed. */
export async function reassessOfPeople(ctx: Context, personIds: string[]): Promise<void> {
  if (personIds.length === 0) return
  const rows = await ctx.db
    .selectFrom('citations')
    .innerJoin('evidence', (on) =>
      on
        .onRef('evidence.workspaceId', '=', 'citations.workspaceId')
        .onRef('evidence.id', '=', 'citations.evidenceId'),
    )
    .select('citations.claimId')
    .distinct()
    .where('citations.workspaceId', '=', ctx.workspaceId)
    .where('evidence.personId', 'in', personIds)
    .execute()
  await reassess(
    ctx,
    rows.map((row) => row.claimId),
  )
}

/** The same after two people became one, or two again: whom either brought counts as one voice with whom the other brought. */
export async function reassessAround(ctx: Context, personIds: string[]): Promise<void> {
  const brought = await ctx.db
    .selectFrom('referrals')
    .select('personId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('introducerId', 'in', personIds)
    .execute()
  await reassessOfPeople(ctx, [...personIds, ...brought.map((row) => row.personId)])
}

const dueAtOnce = 200

/** Claims whose support has grown old since they were last looked at. Called before claims are read: time is a change too. */
export async function reassessDue(ctx: Context): Promise<void> {
  const rows = await ctx.db
    .selectFrom('claims')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('reassessAt', '<=', ctx.instant)
    .limit(dueAtOnce)
    .execute()
  await reassess(
    ctx,
    rows.map((row) => row.id),
  )
}

/** All claims of the workspace, a few at a time; for a changed half-life. */
export async function reassessAll(ctx: Context): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await ctx.db
      .selectFrom('claims')
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .$if(after !== '', (query) => query.where('id', '>', after))
      .orderBy('id')
      .limit(dueAtOnce)
      .execute()
    if (rows.length === 0) return
    await reassess(
      ctx,
      rows.map((row) => row.id),
    )
    after = rows.at(-1)!.id
  }
}

type Stored = { id: string; rung: number; standing: unknown; reassessAt: string | null }
type Assessed = { assessment: Assessment; standing: StoredStanding; halfLifeDays: number; now: number }

async function store(ctx: Context, claim: Stored, { assessment, standing, halfLifeDays, now }: Assessed) {
  const rung = rungs.indexOf(assessment.rung as Rung) + 1
  const growsOldAt =
    standing.newestSupportAt === null
      ? null
      : Date.parse(standing.newestSupportAt) + halfLifeDays * 86_400_000 + 1
  const reassessAt = growsOldAt !== null && growsOldAt > now ? new Date(growsOldAt).toISOString() : null
  if (isDeepStrictEqual([rung, standing, reassessAt], [claim.rung, claim.standing, claim.reassessAt])) return
  await ctx.db
    .updateTable('claims')
    .set({ rung, standing: JSON.stringify(standing), assessedAt: ctx.instant, reassessAt })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', claim.id)
    .execute()
  if (rung === claim.rung) return
  ctx.record(
    'claim.rung_changed',
    { kind: 'claim', id: claim.id },
    {
      before: { rung: rungs[claim.rung - 1] },
      after: { rung: assessment.rung, because: reasonOf(assessment) },
    },
  )
}
