import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Output } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/evidence/speakers'
import { textLimits } from '@firsthand/contract/evidence/texts'
import { sql } from 'kysely'
import { refuseUnwantedWords } from '../../../crm/consents/refuse-words.ts'
import { knownPeople } from '../../../crm/people/refs.ts'
import { type Context, asker } from '../../../platform/context.ts'
import { json } from '../../../platform/events/record.ts'
import { handle } from '../../../platform/handle.ts'
import { hideNames } from '../../redaction/carry-hidden.ts'
import { whoIs } from '../add-text.ts'
import { readText } from '../show.ts'
import { measureAgain } from '../speakers.ts'
import { type LockedText, lockText } from '../versions/turns.ts'
import { type Becomes, type Following, describeEffects, letFollow, whatFollows } from './follow.ts'
import { type Before, type SpeakerRow, type TurnsOf, sayWho, undoHandler } from './undo.ts'

export const speakerHandlers = [
  handle(contract.showSpeakerEffects, async (ctx, { text, speakers }) => {
    await readText(ctx, text)
    return describeEffects(ctx, await whatFollows(ctx, text, speakers))
  }),

  handle(contract.changeSpeakers, async (ctx, { text: id, speakers, evidenceFollows }) => {
    const text = await lockText(ctx, id)
    const before: SpeakerRow[] = []
    for (const each of speakers) {
      await refuseUnknown(ctx, contract.changeSpeakers, each)
      before.push(await speakerOf(ctx, id, each.speaker))
    }
    const following = evidenceFollows ? await whatFollows(ctx, id, speakers) : []
    for (const each of speakers)
      await ctx.db
        .updateTable('speakers')
        .set({ ...whoIs(ctx, each), ...(each.label !== undefined && { label: each.label }) })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', each.speaker)
        .execute()
    return settle(ctx, text, { kind: 'matched', following, before: { speakers: before, turns: [] } })
  }),

  handle(contract.mergeSpeakers, async (ctx, { text: id, speaker, into }) => {
    if (speaker === into) fail(contract.mergeSpeakers, 'same')
    const text = await lockText(ctx, id)
    const gone = await speakerOf(ctx, id, speaker)
    const stays = await speakerOf(ctx, id, into)
    const following = await whatFollows(ctx, id, [
      { speaker, person: stays.personId, member: stays.memberId },
    ])
    const { rows: turns } = await sql<{ version: string; positions: number[] }>`
      SELECT version_id AS version, array_agg(position ORDER BY position) AS positions FROM turns
      WHERE workspace_id = ${ctx.workspaceId} AND speaker_id = ${speaker}
        AND version_id IN (SELECT id FROM text_versions WHERE workspace_id = ${ctx.workspaceId} AND text_id = ${id})
      GROUP BY version_id`.execute(ctx.db)
    await sayWho(ctx, turns, into)
    await ctx.db
      .updateTable('speakers')
      .set({ mergedInto: into, mergedAt: ctx.instant, personId: null, memberId: null })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', speaker)
      .execute()
    return settle(ctx, text, { kind: 'merged', following, before: { speakers: [gone], turns } })
  }),

  handle(contract.splitSpeaker, async (ctx, { text: id, version, turns: positions, label, ...match }) => {
    const text = await lockText(ctx, id)
    if (text.versionId !== version) failCommon('conflict')
    await refuseUnknown(ctx, contract.splitSpeaker, match)
    const { rows } = await sql<{ position: number; speaker: string | null }>`
      SELECT position, speaker_id AS speaker FROM turns WHERE workspace_id = ${ctx.workspaceId} AND version_id = ${version}
        AND position = ANY(${positions}::int[])`.execute(ctx.db)
    if (rows.length < new Set(positions).size) fail(contract.splitSpeaker, 'turn_missing')
    const { rows: last } = await sql<{ next: number; count: number }>`
      SELECT coalesce(max(position), -1)::int + 1 AS next, count(*)::int AS count FROM speakers
      WHERE workspace_id = ${ctx.workspaceId} AND text_id = ${id}`.execute(ctx.db)
    if (last[0]!.count >= textLimits.speakers) fail(contract.splitSpeaker, 'too_many')
    const made = ctx.newId()
    await ctx.db
      .insertInto('speakers')
      .values({
        workspaceId: ctx.workspaceId,
        id: made,
        textId: id,
        label,
        position: last[0]!.next,
        ...whoIs(ctx, match),
      })
      .execute()
    const chosen = new Set(positions)
    // Asked while the turns are still whose they were.
    const all = await whatFollowsTurns(ctx, { textId: id, versionId: version, positions: chosen, match })
    const turns: TurnsOf = [{ version, positions: rows.map((row) => row.position) }]
    const before = [...Map.groupBy(rows, (row) => row.speaker)].map(([speaker, some]) => ({
      version,
      positions: some.map((row) => row.position),
      speaker,
    }))
    await sayWho(ctx, turns, made)
    return settle(ctx, text, {
      kind: 'split',
      following: all,
      before: { speakers: [], turns: before as TurnsOf, made },
    })
  }),

  undoHandler,

  handle(contract.listSpeakerChanges, async (ctx, { text }) => {
    await readText(ctx, text)
    const { rows } = await sql<
      Output<typeof contract.listSpeakerChanges>['items'][number] & {
        byId: string | null
        name: string | null
      }
    >`
      SELECT c.id, c.kind, c.made_at AS at, c.evidence_moved AS "evidenceMoved", c.undone_at AS "undoneAt",
        m.id AS "byId", m.name
      FROM speaker_changes c LEFT JOIN members m ON m.workspace_id = c.workspace_id AND m.id = c.made_by
      WHERE c.workspace_id = ${ctx.workspaceId} AND c.text_id = ${text}
      ORDER BY c.made_at DESC, c.id DESC LIMIT 100`.execute(ctx.db)
    return {
      items: rows.map(({ byId, name, ...row }) => ({
        ...row,
        by: byId && name !== null ? { id: byId, name } : null,
      })),
    }
  }),
]

type Settling = {
  kind: 'matched' | 'merged' | 'split'
  following: Following[]
  before: Omit<Before, 'evidence'>
}

async function settle(ctx: Context, text: LockedText, { kind, following, before }: Settling) {
  await letFollow(ctx, following)
  await measureAgain(ctx, { textId: text.id, versionId: text.versionId })
  await hideNames(ctx, { versionId: text.versionId })
  const change = ctx.newId()
  const evidence = following.map(({ words: _, ...each }) => each)
  await ctx.db
    .insertInto('speakerChanges')
    .values({
      workspaceId: ctx.workspaceId,
      id: change,
      textId: text.id,
      kind,
      before: json({ ...before, evidence }),
      evidenceMoved: following.length,
      madeBy: asker(ctx).id,
      madeAt: ctx.instant,
    })
    .execute()
  ctx.record(
    `text.speakers_${kind}`,
    { kind: 'text', id: text.id },
    { after: { change, evidence: following.length } },
  )
  return { change, evidenceMoved: following.length, text: await readText(ctx, text.id) }
}

async function speakerOf(ctx: Context, textId: string, id: string): Promise<SpeakerRow> {
  const row = await ctx.db
    .selectFrom('speakers')
    .select(['id', 'label', 'personId', 'memberId', 'observerSince'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('textId', '=', textId)
    .where('id', '=', id)
    .where('mergedAt', 'is', null)
    .executeTakeFirst()
  return row ?? fail(contract.changeSpeakers, 'speaker_missing')
}

async function refuseUnknown(
  ctx: Context,
  operation: typeof contract.changeSpeakers | typeof contract.splitSpeaker,
  { person, member }: { person: string | null; member: string | null },
): Promise<void> {
  const announced = operation as typeof contract.changeSpeakers
  if (person && member) fail(announced, 'both')
  if (person && !(await knownPeople(ctx, [person])).has(person)) fail(announced, 'person_missing')
  if (member) {
    const { rows } =
      await sql`SELECT FROM members WHERE workspace_id = ${ctx.workspaceId} AND id = ${member}`.execute(
        ctx.db,
      )
    if (rows.length === 0) fail(announced, 'member_missing')
  }
  await refuseUnwantedWords(ctx, [person])
}

type OfTurns = {
  textId: string
  versionId: string
  positions: Set<number>
  match: Omit<Becomes, 'speaker'>
}

/** The evidence that begins in these turns of the version, and was its speaker's. */
async function whatFollowsTurns(
  ctx: Context,
  { textId, versionId, positions, match }: OfTurns,
): Promise<Following[]> {
  const { rows } = await sql<{ id: string; speaker: string | null }>`
    SELECT h.evidence_id AS id, t.speaker_id AS speaker FROM highlights h
    JOIN turns t ON t.workspace_id = h.workspace_id AND t.version_id = h.version_id AND t.position = h.start_turn
    WHERE h.workspace_id = ${ctx.workspaceId} AND h.version_id = ${versionId}
      AND h.start_turn = ANY(${[...positions]}::int[])`.execute(ctx.db)
  const ids = new Set(rows.map((row) => row.id))
  const speakers = [...new Set(rows.flatMap((row) => row.speaker ?? []))]
  const following = await whatFollows(
    ctx,
    textId,
    speakers.map((speaker) => ({ speaker, ...match })),
  )
  return following
    .filter((each) => ids.has(each.id) || each.hearers.length > 0)
    .map((each) => (ids.has(each.id) ? each : { ...each, personThen: each.personNow }))
}
