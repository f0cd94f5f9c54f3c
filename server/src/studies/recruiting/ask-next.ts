import type { Output } from '@firsthand/contract/core/operation'
import { type listAskNext as operation, numberLimits } from '@firsthand/contract/studies/recruiting-numbers'
import { type SqlBool, sql } from 'kysely'
import { currentTypes, personRefs } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import { type Candidate, type Heard, reasonsFor, scoreOf } from './ask-next.rules.ts'
import { metIn } from './balance.ts'
import { ofSegments } from './candidates.ts'
import { belongs } from './cells.rules.ts'
import { heldBack } from './held-back.ts'
import { takenCells } from './places.ts'
import { profilesOf } from './profile.ts'
import { cellNamer } from './cell-names.ts'

/** Whom to ask next, and what each would add. Those found already and those who fit are looked at, up to a bound. */
export async function listAskNext(
  ctx: Context,
  { study, limit }: { study: string; limit: number },
): Promise<Output<typeof operation>> {
  const pool = await poolOf(ctx, study)
  const ids = [...pool.keys()].slice(0, numberLimits.candidates)
  const held = await heldBack(ctx, ids)
  const free = ids.filter((id) => (held.get(id) ?? []).length === 0)
  const candidates = await describe(ctx, study, free)
  const heard = await heardIn(ctx, study)
  const ranked = candidates
    .map((candidate) => {
      const reasons = reasonsFor(candidate, heard).toSorted((a, b) => b.points - a.points)
      return { id: candidate.id, reasons, score: scoreOf(reasons) }
    })
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
  const refs = await personRefs(
    ctx,
    ranked.map((each) => each.id),
  )
  return {
    items: ranked.map(({ id, reasons, score }) => ({
      person: refs.get(id)!,
      recruit: pool.get(id) ?? null,
      score,
      reasons,
      heldBack: [],
    })),
    lookedAt: ids.length,
    capped: pool.size > numberLimits.candidates,
    heldBack: ids.length - free.length,
  }
}

/** People of the study who were found and not asked, and people who fit its segments, each with their recruit. */
async function poolOf(ctx: Context, study: string): Promise<Map<string, string | null>> {
  const { workspaceId, db } = ctx
  const atMost = numberLimits.candidates + 1
  const found = await db
    .selectFrom('recruits')
    .select(['id', 'personId'])
    .where('workspaceId', '=', workspaceId)
    .where('studyId', '=', study)
    .where('step', '=', 'found')
    .orderBy('updatedAt', 'desc')
    .limit(atMost)
    .execute()
  const pool = new Map<string, string | null>(found.map((row) => [row.personId, row.id]))
  const fits = await ofSegments(ctx, study)
  const { rows } = await sql<{ id: string }>`
    SELECT people.id FROM people
    WHERE people.workspace_id = ${workspaceId} AND people.archived_at IS NULL AND people.erased_at IS NULL
      AND ${fits[0] ?? sql<SqlBool>`true`}
      AND NOT EXISTS (SELECT FROM recruits r WHERE r.workspace_id = people.workspace_id
        AND r.study_id = ${study} AND r.person_id = people.id)
    ORDER BY people.created_at DESC, people.id DESC LIMIT ${atMost}`.execute(db)
  for (const { id } of rows) if (!pool.has(id)) pool.set(id, null)
  return pool
}

async function heardIn(ctx: Context, study: string): Promise<Heard> {
  const met = await metIn(ctx, study)
  const introducers = await introducersOf(ctx, met)
  const byIntroducer = new Map<string, number>()
  for (const { id } of introducers.values()) byIntroducer.set(id, (byIntroducer.get(id) ?? 0) + 1)
  const types = await currentTypes(ctx, met)
  return {
    met: met.length,
    byIntroducer,
    typesHeard: new Set([...types.values()].flat()),
    metIds: new Set(met),
  }
}

async function describe(ctx: Context, study: string, ids: string[]): Promise<Candidate[]> {
  if (ids.length === 0) return []
  const profiles = await profilesOf(ctx, study, ids)
  const introducers = await introducersOf(ctx, ids)
  const claims = await claimsAtStake(ctx, study)
  const said = await saidTo(
    ctx,
    claims.map((claim) => claim.id),
    ids,
  )
  const name = await cellNamer(ctx, study)
  const cells = (await takenCells(ctx, study)).map((cell) => ({
    ...cell,
    name: name(cell.match).name,
    missing: Math.max(0, cell.wanted - cell.counted - cell.reserved),
  }))
  const organisations = await organisationsOf(ctx, ids)
  return ids.map((id) => {
    const profile = profiles.get(id)!
    const types = [...profile.types]
    const organisation = organisations.get(id) ?? null
    return {
      id,
      types,
      organisation,
      introducer: introducers.get(id) ?? null,
      cells: cells.filter((cell) => belongs(cell.match, profile)),
      claims: claims.filter(
        (claim) =>
          !said.has(`${claim.id} ${id}`) &&
          (claim.types.length === 0 || claim.types.some((type) => types.includes(type))) &&
          (claim.organisations.length === 0 ||
            (organisation !== null && claim.organisations.includes(organisation))),
      ),
    }
  })
}

async function claimsAtStake(ctx: Context, study: string) {
  const rows = await ctx.db
    .selectFrom('studyClaims')
    .innerJoin('claims', (on) =>
      on
        .onRef('claims.workspaceId', '=', 'studyClaims.workspaceId')
        .onRef('claims.id', '=', 'studyClaims.claimId'),
    )
    .select([
      'claims.id',
      'claims.sentence',
      'claims.stakes',
      'claims.rung',
      'claims.scopeContactTypes as types',
      'claims.scopeOrganisations as organisations',
    ])
    .where('studyClaims.workspaceId', '=', ctx.workspaceId)
    .where('studyClaims.studyId', '=', study)
    .where('studyClaims.part', '=', 'at_stake')
    .where('claims.archivedAt', 'is', null)
    .execute()
  return rows.map((row) => ({ ...row, organisations: row.organisations as string[] }))
}

/** Who has said something to which claim already, as `claim person`. */
async function saidTo(ctx: Context, claims: string[], people: string[]): Promise<Set<string>> {
  if (claims.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('citations')
    .innerJoin('evidence', (on) =>
      on
        .onRef('evidence.workspaceId', '=', 'citations.workspaceId')
        .onRef('evidence.id', '=', 'citations.evidenceId'),
    )
    .select(['citations.claimId', 'evidence.personId'])
    .where('citations.workspaceId', '=', ctx.workspaceId)
    .where('citations.claimId', 'in', claims)
    .where('evidence.personId', 'in', people)
    .where('evidence.withdrawnAt', 'is', null)
    .execute()
  return new Set(rows.map((row) => `${row.claimId} ${row.personId}`))
}

async function introducersOf(
  ctx: Context,
  people: string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (people.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('referrals')
    .innerJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'referrals.workspaceId')
        .onRef('people.id', '=', 'referrals.introducerId'),
    )
    .select(['referrals.personId', 'people.id', 'people.name'])
    .where('referrals.workspaceId', '=', ctx.workspaceId)
    .where('referrals.personId', 'in', people)
    .where('referrals.madeAt', 'is not', null)
    .execute()
  return new Map(rows.map(({ personId, id, name }) => [personId, { id, name }]))
}

async function organisationsOf(ctx: Context, people: string[]): Promise<Map<string, string | null>> {
  const rows = await ctx.db
    .selectFrom('people')
    .select(['id', 'organisationId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', people)
    .execute()
  return new Map(rows.map((row) => [row.id, row.organisationId]))
}
