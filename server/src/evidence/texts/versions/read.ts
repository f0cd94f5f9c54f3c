import type { TextRange } from '@firsthand/contract/evidence/ranges'
import type { CarriedView, VersionView } from '@firsthand/contract/evidence/versions'
import type { Context } from '../../../platform/context.ts'

/** The versions of a text, newest first. */
export async function readVersions(ctx: Context, textId: string): Promise<VersionView[]> {
  const rows = await ctx.db
    .selectFrom('textVersions')
    .innerJoin('texts', (on) =>
      on
        .onRef('texts.workspaceId', '=', 'textVersions.workspaceId')
        .onRef('texts.id', '=', 'textVersions.textId'),
    )
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'textVersions.workspaceId')
        .onRef('members.id', '=', 'textVersions.createdBy'),
    )
    .select([
      'textVersions.id',
      'number',
      'origin',
      'note',
      'restoredNumber',
      'textVersions.createdBy',
      'textVersions.createdAt',
      'turnCount',
      'characters',
      'steps',
      'members.name',
      'texts.currentVersionId',
    ])
    .where('textVersions.workspaceId', '=', ctx.workspaceId)
    .where('texts.workspaceId', '=', ctx.workspaceId)
    .where('textVersions.textId', '=', textId)
    .where('texts.archivedAt', 'is', null)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ name, createdBy, currentVersionId, origin, steps, ...row }) => ({
    ...row,
    origin: origin as VersionView['origin'],
    steps: steps as VersionView['steps'],
    by: createdBy && name !== null ? { id: createdBy, name } : null,
    isCurrent: row.id === currentVersionId,
  }))
}

/** The highlights of a text that do not stand in its current version, those to be looked at first. */
export async function readCarried(ctx: Context, textId: string): Promise<CarriedView[]> {
  const { workspaceId } = ctx
  const rows = await ctx.db
    .selectFrom('highlights')
    .innerJoin('textVersions', (on) =>
      on
        .onRef('textVersions.workspaceId', '=', 'highlights.workspaceId')
        .onRef('textVersions.id', '=', 'highlights.versionId'),
    )
    .innerJoin('texts', (on) =>
      on
        .onRef('texts.workspaceId', '=', 'textVersions.workspaceId')
        .onRef('texts.id', '=', 'textVersions.textId'),
    )
    .innerJoin('evidence', (on) =>
      on
        .onRef('evidence.workspaceId', '=', 'highlights.workspaceId')
        .onRef('evidence.id', '=', 'highlights.evidenceId'),
    )
    .leftJoin('carriedHighlights as carried', (on) =>
      on
        .onRef('carried.workspaceId', '=', 'highlights.workspaceId')
        .onRef('carried.highlightId', '=', 'highlights.id')
        .onRef('carried.versionId', '=', 'texts.currentVersionId'),
    )
    .select(['highlights.id', 'highlights.evidenceId', 'evidence.kind', 'highlights.words'])
    .select(['textVersions.id as versionId', 'textVersions.number', 'texts.currentVersionId'])
    .select(['carried.words as wordsNow', 'carried.why', 'carried.keptAt'])
    .select(['carried.startTurn', 'carried.startOffset', 'carried.endTurn', 'carried.endOffset'])
    .where('highlights.workspaceId', '=', workspaceId)
    .where('textVersions.textId', '=', textId)
    .where('evidence.withdrawnAt', 'is', null)
    .whereRef('textVersions.id', '<>', 'texts.currentVersionId')
    .orderBy('highlights.startTurn')
    .orderBy('highlights.startOffset')
    .execute()
  const items: CarriedView[] = []
  for (const row of rows) {
    const range: TextRange | undefined =
      row.startTurn === null
        ? undefined
        : {
            startTurn: row.startTurn,
            startOffset: row.startOffset!,
            endTurn: row.endTurn!,
            endOffset: row.endOffset!,
          }
    items.push({
      highlightId: row.id,
      evidenceId: row.evidenceId,
      kind: row.kind as CarriedView['kind'],
      words: row.words,
      version: { id: row.versionId, number: row.number },
      outcome: range ? 'changed' : 'orphan',
      now: range ? { range, words: row.wordsNow!, why: row.why as 'words' } : null,
      keptAt: row.keptAt,
      speakerNow: range ? await speakerAt(ctx, row.currentVersionId!, range.startTurn) : null,
    })
  }
  return items.toSorted((one, other) => Number(one.keptAt !== null) - Number(other.keptAt !== null))
}

async function speakerAt(ctx: Context, versionId: string, turn: number) {
  const row = await ctx.db
    .selectFrom('turns')
    .innerJoin('speakers', (on) =>
      on.onRef('speakers.workspaceId', '=', 'turns.workspaceId').onRef('speakers.id', '=', 'turns.speakerId'),
    )
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
    .select(['speakers.id', 'speakers.label', 'people.name as personName', 'members.name as memberName'])
    .where('turns.workspaceId', '=', ctx.workspaceId)
    .where('turns.versionId', '=', versionId)
    .where('turns.position', '=', turn)
    .executeTakeFirst()
  return row ? { id: row.id, name: row.personName ?? row.memberName ?? row.label } : null
}
