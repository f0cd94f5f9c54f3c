import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/snapshots'
import type { EvidenceView } from '@firsthand/contract/evidence/evidence'
import { type ClaimKind, rungs } from '@firsthand/contract/evidence/kinds'
import { personRefs } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { readEvidence } from '../evidence/read.ts'
import { readingsOf } from '../lenses/lenses.ts'
import { memberRefs } from '../member-names.ts'
import type { TalksOf } from '../talks.ts'

const evidenceAtMost = 200
const storyByItself = 3

export const snapshotHandlers = (talksOf: TalksOf) => [
  handle(contract.showSnapshot, (ctx, { conversation }) => readSnapshot(ctx, { conversation, talksOf })),

  handle(contract.updateSnapshot, async (ctx, { conversation, version, ...picks }) => {
    if ((await talksOf(ctx, { ids: [conversation] })).length === 0) failCommon('not_found')
    const named = [...(picks.storyEvidence ?? []), ...(picks.quote ? [picks.quote] : [])]
    const own = new Set(await evidenceOf(ctx, conversation))
    if (named.some((id) => !own.has(id))) fail(contract.updateSnapshot, 'evidence_missing')
    await ctx.db
      .insertInto('snapshots')
      .values({
        workspaceId: ctx.workspaceId,
        id: ctx.newId(),
        conversationId: conversation,
        updatedAt: ctx.instant,
        version: 0,
      })
      .onConflict((conflict) => conflict.columns(['workspaceId', 'conversationId']).doNothing())
      .execute()
    const before = await ctx.db
      .selectFrom('snapshots')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .where('conversationId', '=', conversation)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (version !== undefined && version !== before.version) failCommon('conflict')
    await ctx.db
      .updateTable('snapshots')
      .set({
        ...(picks.quote !== undefined && { quoteId: picks.quote }),
        ...(picks.facts !== undefined && { facts: picks.facts }),
        ...(picks.story !== undefined && { story: picks.story }),
        ...(picks.storyEvidence !== undefined && { storyEvidence: [...new Set(picks.storyEvidence)] }),
        ...(picks.leftOut !== undefined && { leftOut: [...new Set(picks.leftOut)] }),
        updatedBy: ctx.member?.id ?? null,
        updatedAt: ctx.instant,
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', before.id)
      .execute()
    ctx.record(
      'snapshot.updated',
      { kind: 'conversation', id: conversation },
      { before: { ...before, quote: before.quoteId }, after: picks },
    )
    return readSnapshot(ctx, { conversation, talksOf })
  }),
]

async function readSnapshot(
  ctx: Context,
  { conversation, talksOf }: { conversation: string; talksOf: TalksOf },
): Promise<contract.SnapshotView> {
  const talk = (await talksOf(ctx, { ids: [conversation] }))[0] ?? failCommon('not_found')
  const chosen = await ctx.db
    .selectFrom('snapshots')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversation)
    .executeTakeFirst()
  const all = await readEvidence(ctx, await evidenceOf(ctx, conversation))
  const leftOut = new Set(chosen?.leftOut ?? [])
  const evidence = all.filter(({ id }) => !leftOut.has(id))
  const byId = new Map(evidence.map((piece) => [piece.id, piece]))
  const picked = byId.get(chosen?.quoteId ?? '')
  const story = (chosen?.storyEvidence ?? []).flatMap((id) => byId.get(id) ?? [])
  const claims = (await claimsOf(ctx, evidence)).filter(({ id }) => !leftOut.has(id))
  const readings = await readingsOf(
    ctx,
    evidence.map(({ id }) => id),
  )
  const people = await personRefs(ctx, talk.people)
  const members = await memberRefs(ctx, [...talk.members, chosen?.updatedBy ?? null])
  return {
    conversation: {
      id: talk.id,
      title: talk.title,
      kind: talk.kind,
      happenedAt: talk.happenedAt,
      minutes: talk.minutes,
      place: talk.place,
    },
    people: talk.people.flatMap((id) => people.get(id) ?? []),
    members: talk.members.flatMap((id) => members.get(id) ?? []),
    quote: picked ?? tellingQuote(evidence),
    isQuotePicked: picked !== undefined,
    facts: chosen?.facts ?? '',
    story: chosen?.story ?? '',
    storyEvidence: story.length > 0 ? story : toldOrSeen(evidence),
    isStoryPicked: story.length > 0,
    needs: claims.filter(({ kind }) => kind === 'need'),
    insights: claims.filter(({ kind }) => kind !== 'need'),
    commitments: evidence.filter(({ kind }) => kind === 'committed'),
    readings: evidence.flatMap((piece) =>
      (readings.get(piece.id) ?? []).map(({ pressure, reader, note }) => ({
        pressure,
        reader,
        note,
        evidence: piece,
      })),
    ),
    evidence: all,
    leftOut: [...leftOut],
    updatedBy: members.get(chosen?.updatedBy ?? '') ?? null,
    updatedAt: chosen?.updatedAt ?? null,
    version: chosen?.version ?? 0,
  }
}

async function evidenceOf(ctx: Context, conversation: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('evidence')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('sourceId', '=', conversation)
    .where('withdrawnAt', 'is', null)
    .orderBy('happenedAt')
    .orderBy('id')
    .limit(evidenceAtMost)
    .execute()
  return rows.map(({ id }) => id)
}

/** Their own words about something that happened, before an opinion; the longer the more it tells. */
function tellingQuote(evidence: EvidenceView[]): EvidenceView | null {
  const own = evidence.filter(({ isVerbatim, person }) => isVerbatim && person !== null)
  const told = own.filter(({ kind }) => kind === 'said_past')
  return (
    (told.length > 0 ? told : own).toSorted((one, other) => other.words.length - one.words.length)[0] ?? null
  )
}

function toldOrSeen(evidence: EvidenceView[]): EvidenceView[] {
  return evidence
    .filter(({ kind }) => kind === 'said_past' || kind === 'did_observed' || kind === 'did_measured')
    .slice(0, storyByItself)
}

async function claimsOf(ctx: Context, evidence: EvidenceView[]) {
  if (evidence.length === 0) return []
  const byId = new Map(evidence.map((piece) => [piece.id, piece]))
  const rows = await ctx.db
    .selectFrom('citations')
    .innerJoin('claims', (on) =>
      on
        .onRef('claims.workspaceId', '=', 'citations.workspaceId')
        .onRef('claims.id', '=', 'citations.claimId'),
    )
    .select(['citations.evidenceId', 'citations.stance'])
    .select(['claims.id', 'claims.sentence', 'claims.kind', 'claims.rung'])
    .where('citations.workspaceId', '=', ctx.workspaceId)
    .where('citations.evidenceId', 'in', [...byId.keys()])
    .where('claims.archivedAt', 'is', null)
    .orderBy('claims.rung', 'desc')
    .orderBy('claims.id')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, all]) => {
    const { sentence, kind, rung } = all[0]!
    return {
      id,
      sentence,
      kind: kind as ClaimKind,
      rung: rungs[rung - 1]!,
      evidence: all.map(({ evidenceId, stance }) => ({
        ...byId.get(evidenceId)!,
        stance: stance as 'supports',
      })),
    }
  })
}
