import type { ClaimRow, ClaimView, StandingView } from '@firsthand/contract/evidence/claims'
import { type Rung, rungs } from '@firsthand/contract/evidence/kinds'
import { newcombeDifference } from '@firsthand/stats/rates/newcombe-difference'
import { wilsonInterval } from '@firsthand/stats/rates/wilson-interval'
import type { Context } from '../../platform/context.ts'
import { refsInQuotes } from '../redaction/pseudonyms.ts'
import { readEvidence } from '../evidence/read.ts'
import { readFacts } from './facts.ts'
import type { Assessment, Voice } from './ladder.ts'
import { assess } from './ladder.rules.ts'
import { cautionInWords, explainRung, weakInWords } from './ladder-words.ts'
import { type StoredStanding, emptyStanding } from './stored-standing.ts'

/** Claims as lists show them, in the order of the ids. */
export async function readClaimRows(ctx: Context, ids: string[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('claims')
    .select(['id', 'sentence', 'kind', 'stakes', 'rung', 'standing', 'createdAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  const byId = new Map(
    rows.map(({ standing, rung, kind, ...row }) => {
      const { headline, reason, next, voices, newestEvidenceAt } = {
        ...emptyStanding,
        ...(standing as Partial<StoredStanding>),
      }
      return [
        row.id,
        {
          ...row,
          kind: kind as ClaimRow['kind'],
          rung: rungs[rung - 1]!,
          headline,
          reason,
          next,
          voices,
          newestEvidenceAt,
        },
      ]
    }),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Everything about one claim; undefined when there is none. The standing is worked out anew, for this viewer. */
export async function readClaim(ctx: Context, id: string): Promise<ClaimView | undefined> {
  const { workspaceId, db } = ctx
  const row = await db
    .selectFrom('claims')
    .leftJoin('members', (on) =>
      on.onRef('members.workspaceId', '=', 'claims.workspaceId').onRef('members.id', '=', 'claims.createdBy'),
    )
    .selectAll('claims')
    .select('members.name as authorName')
    .where('claims.workspaceId', '=', workspaceId)
    .where('claims.id', '=', id)
    .executeTakeFirst()
  const facts = row && (await readFacts(ctx, [id])).get(id)
  if (!row || !facts) return undefined
  const assessment = assess({ ...facts, ...(ctx.member && { viewer: ctx.member.id }) })
  const citations = await readCitations(ctx, id, assessment)
  return {
    id,
    sentence: row.sentence,
    kind: row.kind as ClaimView['kind'],
    stakes: row.stakes,
    scope: {
      contactTypes: row.scopeContactTypes as ClaimView['scope']['contactTypes'],
      organisations: await organisationNames(ctx, row.scopeOrganisations),
    },
    source: row.sourceKind && row.sourceId ? { kind: row.sourceKind, id: row.sourceId, title: null } : null,
    standing: withWeakAnswers(await presentStanding(ctx, assessment), citations),
    citations,
    history: await readHistory(ctx, id),
    createdBy: row.authorName,
    createdAt: row.createdAt,
    archivedAt: row.archivedAt,
    version: row.version,
  }
}

async function presentStanding(ctx: Context, assessment: Assessment): Promise<StandingView> {
  const { voicesFor, voicesAgainst, sayDo } = assessment
  const all = [...voicesFor, ...voicesAgainst]
  const people = await refsInQuotes(
    ctx,
    all.flatMap((voice) => [...voice.people, voice.introducedBy]),
  )
  const named = (id: string) => ({ id, name: people.get(id)?.name ?? '' })
  const dot = (voice: Voice) => ({
    key: voice.key,
    people: voice.people.map(named),
    introducedBy: voice.introducedBy ? named(voice.introducedBy) : null,
    evidenceIds: voice.evidenceIds,
    behaviour: voice.behaviour,
    commitment: voice.commitment,
    metByYou: voice.metByViewer,
  })
  const { headline, why, next } = explainRung(assessment)
  return {
    rung: assessment.rung,
    reached: assessment.reached,
    headline,
    why,
    next,
    nextCode: assessment.next.code,
    voicesFor: voicesFor.map(dot),
    voicesAgainst: voicesAgainst.map(dot),
    peopleFor: assessment.peopleFor,
    peopleAgainst: assessment.peopleAgainst,
    metByYou: assessment.peopleMetByViewer,
    notCounted: assessment.notCounted,
    cautions: assessment.cautions.map(cautionInWords),
    said: shareOf(sayDo.said),
    did: shareOf(sayDo.did),
    gap: gapOf(sayDo),
  }
}

/** Answers to questions that led count as they did; the page says so beside the reasons, and a person decides. */
function withWeakAnswers(standing: StandingView, citations: ClaimView['citations']): StandingView {
  const counted = citations.filter(({ stance, notCounted }) => stance === 'supports' && notCounted === null)
  const weak = counted.filter(({ evidence }) => evidence.asked?.isWeak)
  if (weak.length === 0) return standing
  const caution = weakInWords(weak.length, counted.length)
  return { ...standing, why: [...standing.why, caution], cautions: [...standing.cautions, caution] }
}

function shareOf({ for: hits, n }: { for: number; n: number }) {
  if (n === 0) return { hits, n, low: null, high: null }
  const { low, high } = wilsonInterval(hits, n)
  return { hits, n, low, high }
}

// Voices on either side below which a gap is not worth a number.
const fewestForGap = 3

// Those who said and those who did are partly the same people; taken as separate groups the interval errs to the wide side.
function gapOf({ said, did }: Assessment['sayDo']): StandingView['gap'] {
  if (Math.min(said.n, did.n) < fewestForGap) return null
  const { difference, low, high } = newcombeDifference(
    { hits: said.for, n: said.n },
    { hits: did.for, n: did.n },
  )
  return { difference, low, high }
}

async function readCitations(
  ctx: Context,
  claimId: string,
  assessment: Assessment,
): Promise<ClaimView['citations']> {
  const rows = await ctx.db
    .selectFrom('citations')
    .leftJoin('members as citer', (on) =>
      on.onRef('citer.workspaceId', '=', 'citations.workspaceId').onRef('citer.id', '=', 'citations.citedBy'),
    )
    .leftJoin('members as answerer', (on) =>
      on
        .onRef('answerer.workspaceId', '=', 'citations.workspaceId')
        .onRef('answerer.id', '=', 'citations.answeredBy'),
    )
    .select([
      'citations.id',
      'citations.evidenceId',
      'citations.stance',
      'citations.citedAt',
      'citations.answer',
      'citations.answeredAt',
      'citer.name as citedBy',
      'answerer.name as answeredBy',
    ])
    .where('citations.workspaceId', '=', ctx.workspaceId)
    .where('citations.claimId', '=', claimId)
    .orderBy('citations.citedAt', 'desc')
    .orderBy('citations.id')
    .execute()
  const evidence = new Map(
    (
      await readEvidence(
        ctx,
        rows.map((row) => row.evidenceId),
      )
    ).map((each) => [each.id, each]),
  )
  const uncounted = new Map(assessment.notCounted.map((each) => [each.evidenceId, each.why]))
  return rows.map((row) => ({
    id: row.id,
    stance: row.stance as 'supports',
    evidence: evidence.get(row.evidenceId)!,
    notCounted: uncounted.get(row.evidenceId) ?? null,
    citedBy: row.citedBy,
    citedAt: row.citedAt,
    answer:
      row.answer !== null && row.answeredAt !== null
        ? { text: row.answer, by: row.answeredBy, at: row.answeredAt }
        : null,
  }))
}

async function readHistory(ctx: Context, claimId: string): Promise<ClaimView['history']> {
  const rows = await ctx.db
    .selectFrom('events')
    .select(['at', 'before', 'after'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('subjectId', '=', claimId)
    .where('name', '=', 'claim.rung_changed')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ at, before, after }) => {
    const { rung: to, because } = after as { rung: Rung; because: string }
    return { at, from: (before as { rung?: Rung } | null)?.rung ?? null, to, because }
  })
}

async function organisationNames(ctx: Context, ids: string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .orderBy('name')
    .execute()
}
