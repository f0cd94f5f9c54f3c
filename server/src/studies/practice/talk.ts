import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { addPracticeTalk, practiceLimits } from '@firsthand/contract/studies/practice'
import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'
import { readContent, readTurns } from '../../evidence/texts/content.ts'
import { type PracticeTurn, measurePractice } from './measure.ts'
import { indexPractice } from './search.ts'

/**
 * Reads what was said with the readers of transcripts, and keeps it in the tables of practice alone: no text and no
 * speaker is made of it, so nothing can be highlighted or cited as a customer's voice; it is found as a practice talk.
 */
export async function keepTalk(
  ctx: Context,
  { practice, source, format, reading, speakers }: Input<typeof addPracticeTalk>,
): Promise<PracticeTurn[]> {
  const parsed = await readTurns(await readContent(ctx, source), {
    format,
    wish: reading,
    refuse: (params) => fail(addPracticeTalk, 'unreadable', params),
  })
  if (parsed.speakers.length === 0) fail(addPracticeTalk, 'no_speakers')
  if (parsed.turns.length > practiceLimits.typedTurns)
    fail(addPracticeTalk, 'too_long', { limit: practiceLimits.typedTurns })
  const roleOf = new Map(speakers.map(({ label, is }) => [label, is]))
  const turns = parsed.turns.map(({ speaker, startsMs, endsMs, body }): PracticeTurn => ({
    speaker: roleOf.get(speaker ?? '') ?? 'observer',
    startsMs,
    endsMs,
    body,
  }))
  const said = new Set(turns.map(({ speaker }) => speaker))
  if (!said.has('interviewer') || !said.has('customer')) fail(addPracticeTalk, 'speakers_missing')

  await ctx.db
    .deleteFrom('practiceTurns')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('sessionId', '=', practice)
    .execute()
  const rows = turns.map((turn, position) => ({
    workspaceId: ctx.workspaceId,
    sessionId: practice,
    position,
    ...turn,
  }))
  for (const some of chunks(rows, 500)) await ctx.db.insertInto('practiceTurns').values(some).execute()
  await indexPractice(ctx, practice, { turns })
  await ctx.db
    .updateTable('practiceSessions')
    .set({ measured: JSON.stringify(measurePractice(turns)) })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', practice)
    .execute()
  return turns
}
