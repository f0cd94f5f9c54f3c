import type { Context } from '../../platform/context.ts'
import type { Citation, LadderInput } from './ladder.ts'

export type ClaimFacts = Omit<LadderInput, 'viewer'>

/** Everything that the ladder looks at, for some claims at once. */
export async function readFacts(ctx: Context, claimIds: string[]): Promise<Map<string, ClaimFacts>> {
  if (claimIds.length === 0) return new Map()
  const { workspaceId, db } = ctx
  const claims = await db
    .selectFrom('claims')
    .select(['id', 'scopeContactTypes', 'scopeOrganisations'])
    .where('workspaceId', '=', workspaceId)
    .where('id', 'in', claimIds)
    .execute()
  const { halfLifeDays } = await db
    .selectFrom('workspaceSettings')
    .select('halfLifeDays')
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirstOrThrow()
  const citations = await readCitations(ctx, claimIds)
  return new Map(
    claims.map((claim) => [
      claim.id,
      {
        claim: {
          scope: { contactTypes: claim.scopeContactTypes, organisationIds: claim.scopeOrganisations },
        },
        citations: citations.get(claim.id) ?? [],
        findings: [],
        now: ctx.now.getTime(),
        halfLifeDays,
      },
    ]),
  )
}

async function readCitations(ctx: Context, claimIds: string[]): Promise<Map<string, Citation[]>> {
  const { workspaceId, db } = ctx
  const rows = await db
    .selectFrom('citations')
    .innerJoin('evidence', (on) =>
      on
        .onRef('evidence.workspaceId', '=', 'citations.workspaceId')
        .onRef('evidence.id', '=', 'citations.evidenceId'),
    )
    .leftJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'evidence.workspaceId')
        .onRef('people.id', '=', 'evidence.personId'),
    )
    .leftJoin('referrals', (on) =>
      on
        .onRef('referrals.workspaceId', '=', 'people.workspaceId')
        .onRef('referrals.personId', '=', 'people.id')
        .on('referrals.madeAt', 'is not', null),
    )
    .select(['citations.claimId', 'citations.evidenceId', 'citations.stance', 'citations.answeredAt'])
    .select([
      'evidence.kind',
      'evidence.happenedAt',
      'evidence.commitment',
      'evidence.withdrawnAt',
      'evidence.suggestedBy',
      'evidence.acceptedAt',
    ])
    .select(['people.id as personId', 'people.organisationId', 'referrals.introducerId'])
    .where('citations.workspaceId', '=', workspaceId)
    .where('citations.claimId', 'in', claimIds)
    .orderBy('citations.id')
    .execute()
  const hearers = await hearersOf(ctx, [...new Set(rows.map((row) => row.evidenceId))])
  const types = await typesEver(ctx, [...new Set(rows.flatMap((row) => row.personId ?? []))])

  const byClaim = new Map<string, Citation[]>()
  for (const row of rows) {
    const citation: Citation = {
      evidenceId: row.evidenceId,
      stance: row.stance as Citation['stance'],
      kind: row.kind as Citation['kind'],
      person:
        (row.personId && {
          id: row.personId,
          introducedBy: row.introducerId,
          organisationId: row.organisationId,
          contactTypes: types.get(row.personId) ?? [],
        }) ||
        null,
      happenedAt: Date.parse(row.happenedAt),
      hearers: hearers.get(row.evidenceId) ?? [],
      suggested: row.suggestedBy !== null && row.acceptedAt === null,
      withdrawn: row.withdrawnAt !== null,
      commitment: row.commitment as Citation['commitment'],
      answered: row.answeredAt !== null,
    }
    byClaim.set(row.claimId, [...(byClaim.get(row.claimId) ?? []), citation])
  }
  return byClaim
}

async function hearersOf(ctx: Context, ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('evidenceHearers')
    .select(['evidenceId', 'memberId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('evidenceId', 'in', ids)
    .execute()
  return grouped(rows.map((row) => [row.evidenceId, row.memberId]))
}

/** What people are or were to us: somebody who left still speaks for the time when they were here. */
async function typesEver(ctx: Context, ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('contactTypes')
    .select(['personId', 'type'])
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', 'in', ids)
    .orderBy('type')
    .execute()
  return grouped(rows.map((row) => [row.personId, row.type]))
}

function grouped(pairs: [string, string][]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value])
  return groups
}
