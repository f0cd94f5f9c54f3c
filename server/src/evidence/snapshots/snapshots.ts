import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/snapshots'
import type { EvidenceView } from '@firsthand/contract/evidence/evidence'
import { type ClaimKind, rungs } from '@firsthand/contract/evidence/kinds'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import type { ReadableRows, Talk } from '../../platform/domain.ts'
import { handle } from '../../platform/handle.ts'
import { readEvidence } from '../evidence/read.ts'
import { readingsOf } from '../lenses/lenses.ts'
import { memberRefs } from '../member-names.ts'
import { type Hide, hiddenBesideEach } from '../redaction/beside.ts'
import { refsInQuotes } from '../redaction/pseudonyms.ts'
import { titlesBeside } from '../redaction/title-names.ts'
import type { TalksOf } from '../talks.ts'

const evidenceAtMost = 200
const storyByItself = 3

export const snapshotHandlers = (talksOf: TalksOf) => [
  handle(contract.showSnapshot, (ctx, { conversation }) => readSnapshot(ctx, { conversation, talksOf })),

  handle(contract.updateSnapshot, async (ctx, { conversation, version, ...picks }) => {
    const talk = (await talksOf(ctx, { ids: [conversation] }))[0] ?? failCommon('not_found')
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
    const hide = await hidingIn(ctx, talk)
    const shown = snapshotShown(before, hide)
    // What came back as it was shown was not written by anybody: what is hidden in it stays beneath.
    const facts = picks.facts === shown.facts ? undefined : picks.facts
    const story = picks.story === shown.story ? undefined : picks.story
    await ctx.db
      .updateTable('snapshots')
      .set({
        ...(picks.quote !== undefined && { quoteId: picks.quote }),
        ...(facts !== undefined && { facts }),
        ...(story !== undefined && { story }),
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
      {
        before: { ...before, ...shown, quote: before.quoteId },
        after: {
          ...picks,
          ...(picks.facts !== undefined && { facts: hide(picks.facts) }),
          ...(picks.story !== undefined && { story: hide(picks.story) }),
        },
      },
    )
    return readSnapshot(ctx, { conversation, talksOf })
  }),
]

/** What members wrote of a conversation, without what is hidden in it or for those who were there. */
export function snapshotShown({ facts, story }: { facts: string; story: string }, hide: Hide) {
  return { facts: hide(facts), story: hide(story) }
}

/** What stands on the pages of conversations, as it is shown, for a file that leaves. */
export const readableSnapshots =
  (talksOf: TalksOf): ReadableRows =>
  async (ctx, ids) => {
    const rows = await ctx.db
      .selectFrom('snapshots')
      .select(['id', 'conversationId', 'facts', 'story'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', anyOf(ids))
      .execute()
    const talks = new Map(
      (await talksOf(ctx, { ids: rows.map((row) => row.conversationId) })).map((talk) => [talk.id, talk]),
    )
    const hides = await hiddenBesideEach(
      ctx,
      rows.map(({ conversationId }) => ({
        source: conversationId,
        people: talks.get(conversationId)?.people ?? [],
      })),
    )
    return rows.map((row, at) => ({ id: row.id, ...snapshotShown(row, hides[at]!) }))
  }

async function hidingIn(ctx: Context, { id, people }: Pick<Talk, 'id' | 'people'>): Promise<Hide> {
  const [hide] = await hiddenBesideEach(ctx, [{ source: id, people }])
  return hide!
}

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
  const people = await refsInQuotes(ctx, talk.people)
  const [title] = await titlesBeside(ctx, [{ title: talk.title, source: talk.id }])
  const members = await memberRefs(ctx, [...talk.members, chosen?.updatedBy ?? null])
  return {
    conversation: {
      id: talk.id,
      title: title!,
      kind: talk.kind,
      happenedAt: talk.happenedAt,
      minutes: talk.minutes,
      place: talk.place,
    },
    people: talk.people.flatMap((id) => people.get(id) ?? []),
    members: talk.members.flatMap((id) => members.get(id) ?? []),
    quote: picked ?? tellingQuote(evidence),
    isQuotePicked: picked !== undefined,
    ...snapshotShown({ facts: chosen?.facts ?? '', story: chosen?.story ?? '' }, await hidingIn(ctx, talk)),
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
