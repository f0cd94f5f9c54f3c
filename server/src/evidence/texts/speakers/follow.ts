import type { SpeakerEffects } from '@firsthand/contract/evidence/speakers'
import { sql } from 'kysely'
import { personRefs } from '../../../crm/people/refs.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/db/insert-rows.ts'
import { markCountsOfEvidence } from '../../codes/counts.ts'
import { reassessCiting } from '../../claims/reassess.ts'

/** Who a speaker is said to be. */
export type Becomes = { speaker: string; person: string | null; member: string | null }

export type Following = {
  id: string
  words: string
  personNow: string | null
  personThen: string | null
  /** Members who were there and do not count as hearers yet. */
  hearers: string[]
}

/**
 * The evidence that follows its speaker. Evidence of somebody else, whom a member chose by hand, stays theirs; and a member
 * who is found among the speakers was there, so they heard what the others said.
 */
export async function whatFollows(ctx: Context, textId: string, becoming: Becomes[]): Promise<Following[]> {
  const { rows } = await sql<{
    id: string
    words: string
    personId: string | null
    speakerId: string | null
    speakerPerson: string | null
    isMember: boolean
    heardBy: string[]
  }>`
    SELECT e.id, e.words, e.person_id AS "personId", s.id AS "speakerId", s.person_id AS "speakerPerson",
      s.member_id IS NOT NULL AS "isMember",
      ARRAY(SELECT member_id FROM evidence_hearers r WHERE r.workspace_id = e.workspace_id AND r.evidence_id = e.id) AS "heardBy"
    FROM highlights h
    JOIN text_versions v ON v.workspace_id = h.workspace_id AND v.id = h.version_id
    JOIN evidence e ON e.workspace_id = h.workspace_id AND e.id = h.evidence_id
    JOIN turns t ON t.workspace_id = h.workspace_id AND t.version_id = h.version_id AND t.position = h.start_turn
    LEFT JOIN speakers s ON s.workspace_id = t.workspace_id AND s.id = t.speaker_id
    WHERE h.workspace_id = ${ctx.workspaceId} AND v.text_id = ${textId} AND e.words <> 'Withdrawn'
    ORDER BY h.start_turn, h.start_offset`.execute(ctx.db)
  const { rows: there } = await sql<{ id: string; memberId: string | null }>`
    SELECT id, member_id AS "memberId" FROM speakers
    WHERE workspace_id = ${ctx.workspaceId} AND text_id = ${textId}`.execute(ctx.db)
  const known = new Set(there.flatMap((speaker) => speaker.memberId ?? []))
  const arrived = [
    ...new Set(becoming.flatMap(({ member }) => (member && !known.has(member) ? [member] : []))),
  ]
  const bySpeaker = new Map(becoming.map((each) => [each.speaker, each]))
  return rows.flatMap((row) => {
    const becomes = row.speakerId === null ? undefined : bySpeaker.get(row.speakerId)
    const isTheirs = row.personId === row.speakerPerson || row.personId === null
    const personThen = becomes && isTheirs ? becomes.person : row.personId
    const hearers = arrived.filter((member) => !row.heardBy.includes(member))
    const stays = personThen === row.personId && hearers.length === 0
    return stays ? [] : [{ id: row.id, words: row.words, personNow: row.personId, personThen, hearers }]
  })
}

export async function describeEffects(ctx: Context, following: Following[]): Promise<SpeakerEffects> {
  const people = await personRefs(
    ctx,
    following.flatMap((each) => [each.personNow, each.personThen]),
  )
  const named = (id: string | null) => (id ? { id, name: people.get(id)?.name ?? '' } : null)
  const ids = following.map((each) => each.id)
  const { rows: claims } = await sql<{ id: string; sentence: string }>`
    SELECT DISTINCT c.id, c.sentence FROM citations n
    JOIN claims c ON c.workspace_id = n.workspace_id AND c.id = n.claim_id
    WHERE n.workspace_id = ${ctx.workspaceId} AND n.evidence_id = ANY(${ids}::uuid[]) AND c.archived_at IS NULL
    ORDER BY c.sentence`.execute(ctx.db)
  const { rows: members } = await sql<{ id: string; name: string }>`
    SELECT id, name FROM members WHERE workspace_id = ${ctx.workspaceId}
      AND id = ANY(${following.flatMap((each) => each.hearers)}::uuid[])`.execute(ctx.db)
  const memberName = new Map(members.map(({ id, name }) => [id, name]))
  return {
    evidence: following.map(({ id, words, personNow, personThen, hearers }) => ({
      id,
      words,
      personNow: named(personNow),
      personThen: named(personThen),
      hearersThen: hearers.map((member) => memberName.get(member) ?? ''),
    })),
    claims,
  }
}

export async function letFollow(ctx: Context, following: Following[]): Promise<void> {
  if (following.length === 0) return
  const { workspaceId } = ctx
  await sql`
    UPDATE evidence e SET person_id = n.person, updated_at = ${ctx.instant}::timestamptz, version = e.version + 1
    FROM unnest(${following.map(({ id }) => id)}::uuid[], ${following.map((each) => each.personThen)}::uuid[]) AS n (id, person)
    WHERE e.workspace_id = ${workspaceId} AND e.id = n.id`.execute(ctx.db)
  await insertRows(ctx, 'evidenceHearers', {
    shared: {},
    types: { evidenceId: 'uuid', memberId: 'uuid' },
    rows: following.flatMap(({ id, hearers }) => hearers.map((memberId) => ({ evidenceId: id, memberId }))),
    onConflict: 'DO NOTHING',
  })
  for (const { id, personNow, personThen } of following)
    ctx.record(
      'evidence.updated',
      { kind: 'evidence', id },
      { before: { person: personNow }, after: { person: personThen } },
    )
  await markCountsOfEvidence(
    ctx,
    following.map(({ id }) => id),
  )
  await reassessCiting(
    ctx,
    following.map(({ id }) => id),
  )
}

/** Takes back what followed; what somebody has changed since stays as they made it. */
export async function letReturn(ctx: Context, following: Following[]): Promise<void> {
  if (following.length === 0) return
  const { workspaceId } = ctx
  const ids = following.map(({ id }) => id)
  await sql`
    UPDATE evidence e SET person_id = (SELECT p.id FROM people p WHERE p.workspace_id = e.workspace_id AND p.id = n.before),
      updated_at = ${ctx.instant}::timestamptz, version = e.version + 1
    FROM unnest(${ids}::uuid[], ${following.map((each) => each.personNow)}::uuid[], ${following.map((each) => each.personThen)}::uuid[])
      AS n (id, before, made)
    WHERE e.workspace_id = ${workspaceId} AND e.id = n.id AND e.person_id IS NOT DISTINCT FROM n.made`.execute(
    ctx.db,
  )
  const heard = following.flatMap(({ id, hearers }) => hearers.map((member) => ({ id, member })))
  await sql`
    DELETE FROM evidence_hearers r USING unnest(${heard.map(({ id }) => id)}::uuid[], ${heard.map(({ member }) => member)}::uuid[])
      AS n (id, member)
    WHERE r.workspace_id = ${workspaceId} AND r.evidence_id = n.id AND r.member_id = n.member`.execute(ctx.db)
  await markCountsOfEvidence(ctx, ids)
  await reassessCiting(ctx, ids)
}
