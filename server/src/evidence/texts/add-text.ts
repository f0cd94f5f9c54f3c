import { failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { type TextKind, type matchSpeakers, textLimits } from '@firsthand/contract/evidence/texts'
import { codePointLength } from '@firsthand/contract/evidence/ranges'
import type { z } from 'zod'
import { refuseUnwantedWords } from '../../crm/consents/refuse-words.ts'
import type { Context } from '../../platform/context.ts'
import { chunks, json } from '../../platform/events/record.ts'
import { recordFile } from '../../platform/files/files.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import type { ParsedTranscript } from '../transcripts/transcript.ts'
import { hideNames } from '../redaction/carry-hidden.ts'
import { type TextContent, contentHash } from './content.ts'
import { insertTurns } from './insert-turns.ts'
import { measureSpeech, roleOf } from './speech.ts'

type Match = Omit<Input<typeof matchSpeakers>['speakers'][number], 'speaker' | 'label'> & { label: string }

export type NewText = {
  kind: z.output<typeof TextKind>
  title: string
  /** What recorded it, in whatever domain. */
  source: { kind: string; id: string } | null
  happenedAt: string
  content: TextContent
  parsed: ParsedTranscript
  speakers: Match[]
}

const rowsAtOnce = 500

/** Keeps a text with its first version, its speakers, its turns and the file it came from. Answers the text's id. */
export async function addText(ctx: Context, text: NewText): Promise<string> {
  const { workspaceId, db } = ctx
  const { kind, title, source, happenedAt, parsed } = text
  await refuseUnwantedWords(
    ctx,
    text.speakers.map((match) => match.person ?? null),
  )
  const id = ctx.newId()
  const versionId = ctx.newId()
  const fileId = text.content.fileId ?? (await keepFile(ctx, text))
  const speakers = makeSpeakers(ctx, text)
  const speakerOf = new Map(speakers.map((speaker) => [speaker.label, speaker]))
  const turns = parsed.turns.map((turn, position) => ({
    position,
    ...turn,
    speaker: turn.speaker === null ? undefined : speakerOf.get(turn.speaker),
  }))
  const speech = measureSpeech(
    turns.map((turn) => ({ ...turn, speaker: turn.speaker?.id ?? null, role: roleOf(turn.speaker) })),
  )

  await db
    .insertInto('texts')
    .values({
      workspaceId,
      id,
      kind,
      title,
      sourceKind: source?.kind ?? null,
      sourceId: source?.id ?? null,
      happenedAt,
      currentVersionId: versionId,
      speech: json(speech),
      teamShare: speech.talk?.teamShare ?? null,
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
    })
    .execute()
  await db
    .insertInto('textVersions')
    .values({
      workspaceId,
      id: versionId,
      textId: id,
      number: 1,
      format: parsed.format,
      contentHash: contentHash(parsed.turns),
      fileId,
      turnCount: turns.length,
      ...measureLength(parsed),
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
    })
    .execute()
  for (const some of chunks(speakers, rowsAtOnce)) {
    await db
      .insertInto('speakers')
      .values(some.map((speaker) => ({ workspaceId, textId: id, ...speaker })))
      .execute()
  }
  await insertTurns(
    ctx,
    versionId,
    turns.map(({ speaker, ...turn }) => ({ ...turn, speakerId: speaker?.id ?? null })),
  )
  await indexText(ctx, { id, title, bodies: turns.map((turn) => turn.body) }, { areNew: true })
  await hideNames(ctx, { versionId })
  ctx.record(
    'text.added',
    { kind: 'text', id },
    {
      after: {
        kind,
        title,
        source,
        format: parsed.format,
        turns: turns.length,
        speakers: speakers.map((speaker) => speaker.label),
      },
    },
  )
  return id
}

/** The title stands before the first turn, so that it is found and no turn gives way to it. */
const titlePart = -1

/** Makes a text findable by its title and by every turn of it. */
export async function indexText(
  ctx: Context,
  { id, title, bodies }: { id: string; title: string; bodies: string[] },
  how: { areNew?: boolean } = {},
): Promise<void> {
  const entries = [
    { kind: 'text', id, part: titlePart, text: title, weight: 1.5 },
    ...bodies.map((text, part) => ({ kind: 'text', id, part, text })),
  ]
  await indexEntries(ctx, entries, how)
}

async function keepFile(ctx: Context, { content, title }: NewText): Promise<string> {
  const stored = await ctx.services.files.put(ctx.workspaceId, content.bytes, content.bytes.length)
  const file = await recordFile(ctx, {
    name: content.fileName ?? `${title.slice(0, 100)}.txt`,
    mediaType: 'text/plain',
    ...stored,
  })
  return file.id
}

function makeSpeakers(ctx: Context, { parsed, speakers }: NewText) {
  const matches = new Map(speakers.map((match) => [match.label, match]))
  return parsed.speakers.map(({ label }, position) => ({
    id: ctx.newId(),
    label: label.slice(0, textLimits.label),
    position,
    ...whoIs(ctx, matches.get(label)),
  }))
}

/** A match as the table holds it. */
export function whoIs(ctx: Context, match: Omit<Match, 'label'> | undefined) {
  if (match?.person && match.member)
    return failCommon('input_invalid', {
      problems: [{ path: 'speakers', message: 'A speaker is a person or a member, not both.' }],
    })
  return {
    personId: match?.person ?? null,
    memberId: match?.member ?? null,
    observerSince: match?.isObserver ? ctx.instant : null,
  }
}

export function measureLength({ turns }: ParsedTranscript): { characters: number; lengthMs: number | null } {
  let characters = 0
  let lengthMs: number | null = null
  for (const { body, startsMs, endsMs } of turns) {
    characters += codePointLength(body)
    const end = endsMs ?? startsMs
    if (end !== null) lengthMs = Math.max(lengthMs ?? 0, end)
  }
  return { characters, lengthMs }
}
