import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/speakers'
import { sql } from 'kysely'
import { knownPeople } from '../../../crm/people/refs.ts'
import { type Context, asker } from '../../../platform/context.ts'
import { handle } from '../../../platform/handle.ts'
import { readText } from '../show.ts'
import { measureAgain } from '../speakers.ts'
import { lockText } from '../versions/turns.ts'
import { type Following, letReturn } from './follow.ts'

export type SpeakerRow = {
  id: string
  label: string
  personId: string | null
  memberId: string | null
  observerSince: string | null
}
export type TurnsOf = { version: string; positions: number[] }[]
/** All that is needed to undo it: ids and places, no words. */
export type Before = {
  speakers: SpeakerRow[]
  turns: TurnsOf
  evidence: Omit<Following, 'words'>[]
  made?: string
  from?: string
}

export const undoHandler = handle(contract.undoSpeakerChange, async (ctx, { change: id }) => {
  const known = await ctx.db
    .selectFrom('speakerChanges')
    .select(['textId', 'kind', 'before', 'undoneAt', 'madeAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!known) return failCommon('not_found')
  const text = await lockText(ctx, known.textId)
  const [last] = await ctx.db
    .selectFrom('speakerChanges')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('textId', '=', known.textId)
    .where('undoneAt', 'is', null)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
  if (known.undoneAt) fail(contract.undoSpeakerChange, 'undone')
  if (last?.id !== id) fail(contract.undoSpeakerChange, 'not_last')
  const before = known.before as Before
  const people = await knownPeople(
    ctx,
    before.speakers.flatMap((each) => each.personId ?? []),
  )
  for (const each of before.speakers)
    await ctx.db
      .updateTable('speakers')
      .set({
        label: each.label,
        personId: each.personId && people.has(each.personId) ? each.personId : null,
        memberId: each.memberId,
        observerSince: each.observerSince,
        mergedInto: null,
        mergedAt: null,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', each.id)
      .execute()
  if (known.kind === 'merged') await sayWho(ctx, before.turns, before.speakers[0]!.id)
  else
    for (const turns of before.turns as (TurnsOf[number] & { speaker?: string | null })[])
      await sayWho(ctx, [turns], turns.speaker ?? null)
  if (before.made)
    await sql`UPDATE speakers SET merged_at = ${ctx.instant}::timestamptz, merged_into = id, person_id = NULL, member_id = NULL
        WHERE workspace_id = ${ctx.workspaceId} AND id = ${before.made}`.execute(ctx.db)
  await letReturn(
    ctx,
    before.evidence.map((each) => ({ ...each, words: '' })),
  )
  await ctx.db
    .updateTable('speakerChanges')
    .set({ undoneAt: ctx.instant, undoneBy: asker(ctx).id })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await measureAgain(ctx, { textId: text.id, versionId: text.versionId })
  ctx.record('text.speakers_undone', { kind: 'text', id: text.id }, { before: { change: id } })
  return readText(ctx, text.id)
})

export async function sayWho(ctx: Context, turns: TurnsOf, speaker: string | null): Promise<void> {
  for (const { version, positions } of turns)
    await sql`UPDATE turns SET speaker_id = ${speaker} WHERE workspace_id = ${ctx.workspaceId}
      AND version_id = ${version} AND position = ANY(${positions}::int[])`.execute(ctx.db)
}
