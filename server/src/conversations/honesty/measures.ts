import { sql } from 'kysely'
import { roleOf } from '../../evidence/texts/speech.ts'
import type { Context } from '../../platform/context.ts'
import type { Consumer } from '../../platform/domain.ts'
import { json } from '../../platform/events/record.ts'
import { type Listening, measureListening } from './listening.rules.ts'

/** Keeps what a transcript shows up to date with its words and its speakers. */
export const honestyConsumers: Consumer[] = [
  {
    name: 'conversations.listening',
    hears: ['text.*', 'speaker.*'],
    async run(ctx, event) {
      if (event.subjectKind === 'text') await keepMeasure(ctx, event.subjectId)
    },
  },
]

export type MeasuredText = { textId: string; versionId: string; conversation: string; listening: Listening }

/** What the transcripts of these conversations show. What is not worked out yet, is now. */
export async function measuresOf(ctx: Context, conversations: string[]): Promise<MeasuredText[]> {
  if (conversations.length === 0) return []
  const { rows } = await sql<{
    textId: string
    versionId: string
    conversation: string
    measured: Listening | null
  }>`
    SELECT t.id AS "textId", t.current_version_id AS "versionId", t.source_id AS conversation,
      CASE WHEN m.version_id = t.current_version_id THEN m.measured END AS measured
    FROM texts t
    LEFT JOIN listening_measures m ON m.workspace_id = t.workspace_id AND m.text_id = t.id
    WHERE t.workspace_id = ${ctx.workspaceId} AND t.source_id = ANY(${conversations}::uuid[])
      AND t.kind = 'transcript' AND t.archived_at IS NULL AND t.current_version_id IS NOT NULL
    ORDER BY t.created_at, t.id`.execute(ctx.db)
  const measured: MeasuredText[] = []
  for (const { measured: known, ...row } of rows)
    measured.push({ ...row, listening: known ?? (await measure(ctx, row)) })
  return measured
}

async function keepMeasure(ctx: Context, textId: string): Promise<void> {
  const text = await ctx.db
    .selectFrom('texts')
    .select('currentVersionId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', textId)
    .where('kind', '=', 'transcript')
    .executeTakeFirst()
  if (!text?.currentVersionId) return
  const versionId = text.currentVersionId
  const values = {
    versionId,
    measured: json(await measure(ctx, { textId, versionId }))!,
    measuredAt: ctx.instant,
  }
  await ctx.db
    .insertInto('listeningMeasures')
    .values({ workspaceId: ctx.workspaceId, textId, ...values })
    .onConflict((clash) => clash.columns(['workspaceId', 'textId']).doUpdateSet(values))
    .execute()
}

async function measure(
  ctx: Context,
  { textId, versionId }: { textId: string; versionId: string },
): Promise<Listening> {
  const speakers = await ctx.db
    .selectFrom('speakers')
    .select(['id', 'personId', 'memberId', 'observerSince'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('textId', '=', textId)
    .execute()
  const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]))
  const turns = await ctx.db
    .selectFrom('turns')
    .select(['speakerId', 'startsMs', 'endsMs', 'body'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .orderBy('position')
    .execute()
  return measureListening(
    turns.map(({ speakerId, ...turn }) => {
      const speaker = speakerId === null ? undefined : byId.get(speakerId)
      return { ...turn, speaker: speakerId, role: roleOf(speaker), member: speaker?.memberId ?? null }
    }),
  )
}
