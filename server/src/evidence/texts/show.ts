import { failCommon } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/evidence/texts'
import type { Context } from '../../platform/context.ts'
import { countCarried, readHighlights } from './highlights.ts'
import { namesInQuotes } from '../redaction/pseudonyms.ts'
import { titlesBeside } from '../redaction/title-names.ts'
import { type Speech, roleOf } from './speech.ts'

/** A text without its words: they come by the page. */
export async function readText(ctx: Context, id: string): Promise<contract.TextView> {
  const row = await ctx.db
    .selectFrom('texts')
    .innerJoin('textVersions', (on) =>
      on
        .onRef('textVersions.workspaceId', '=', 'texts.workspaceId')
        .onRef('textVersions.id', '=', 'texts.currentVersionId'),
    )
    .select([
      'texts.id',
      'texts.kind',
      'texts.title',
      'texts.sourceKind',
      'texts.sourceId',
      'texts.happenedAt',
      'texts.speech',
    ])
    .select([
      'textVersions.id as versionId',
      'number',
      'format',
      'turnCount',
      'characters',
      'lengthMs',
      'fileId',
    ])
    .where('texts.workspaceId', '=', ctx.workspaceId)
    .where('texts.id', '=', id)
    .where('texts.archivedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return failCommon('not_found')
  const speech = row.speech as Speech | null
  const { versionId, number, format, turnCount, characters, lengthMs, fileId } = row
  const [title] = await titlesBeside(ctx, [{ title: row.title, text: id, source: row.sourceId }])
  return {
    id,
    kind: row.kind as contract.TextView['kind'],
    title: title!,
    source: row.sourceKind && row.sourceId ? { kind: row.sourceKind, id: row.sourceId } : null,
    happenedAt: row.happenedAt,
    version: { id: versionId, number, format, turnCount, characters, lengthMs, fileId },
    speakers: await readSpeakers(ctx, id, speech),
    talk: speech?.talk ?? null,
    meter: speech?.meter ?? null,
    highlights: await readHighlights(ctx, versionId),
    carried: await countCarried(ctx, id),
  }
}

async function readSpeakers(
  ctx: Context,
  textId: string,
  speech: Speech | null,
): Promise<contract.SpeakerView[]> {
  const rows = await ctx.db
    .selectFrom('speakers')
    .leftJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'speakers.workspaceId')
        .onRef('people.id', '=', 'speakers.personId'),
    )
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'speakers.workspaceId')
        .onRef('members.id', '=', 'speakers.memberId'),
    )
    .select([
      'speakers.id',
      'speakers.label',
      'speakers.personId',
      'speakers.memberId',
      'speakers.observerSince',
      'people.name as personName',
      'members.name as memberName',
    ])
    .where('speakers.workspaceId', '=', ctx.workspaceId)
    .where('speakers.textId', '=', textId)
    .where('speakers.mergedAt', 'is', null)
    .orderBy('speakers.position')
    .execute()
  const called = await namesInQuotes(
    ctx,
    rows.map((row) => row.personId),
  )
  return rows.map(({ personId, personName, memberId, memberName, ...row }) => ({
    id: row.id,
    label: row.label,
    person:
      personId && personName !== null ? { id: personId, name: called.get(personId) ?? personName } : null,
    member: memberId && memberName !== null ? { id: memberId, name: memberName } : null,
    role: roleOf({ personId, memberId, observerSince: row.observerSince }),
    ...(speech?.said[row.id] ?? { turns: 0, words: 0 }),
  }))
}

/** A stretch of the words, by the position of its turns. */
export async function readTurns(
  ctx: Context,
  { version, from, limit }: Input<typeof contract.listTurns>,
): Promise<Output<typeof contract.listTurns>> {
  const { workspaceId } = ctx
  const known = await ctx.db
    .selectFrom('textVersions')
    .select('turnCount')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', version)
    .executeTakeFirst()
  if (!known) return failCommon('not_found')
  const items = await ctx.db
    .selectFrom('turns')
    .select(['position', 'speakerId', 'startsMs', 'endsMs', 'body'])
    .where('workspaceId', '=', workspaceId)
    .where('versionId', '=', version)
    .where('position', '>=', from)
    .orderBy('position')
    .limit(limit)
    .execute()
  const next = from + items.length
  return { items, next: next < known.turnCount ? next : null }
}
