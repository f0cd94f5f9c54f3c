import { failCommon } from '@firsthand/contract/core/failure'
import { codePointLength } from '@firsthand/contract/evidence/code-points'
import type { CorrectedTurn } from '@firsthand/contract/evidence/corrections'
import type { Context } from '../../../platform/context.ts'

export type LockedText = {
  id: string
  title: string
  versionId: string
  number: number
  format: string
  /** Who made the current version. */
  author: string
}

/** A text with its current version; held, so that two who correct it at once come one after the other. */
export async function lockText(ctx: Context, id: string): Promise<LockedText> {
  const text = await ctx.db
    .selectFrom('texts')
    .select(['id', 'title', 'currentVersionId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!text?.currentVersionId) return failCommon('not_found')
  const version = await ctx.db
    .selectFrom('textVersions')
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'textVersions.workspaceId')
        .onRef('members.id', '=', 'textVersions.createdBy'),
    )
    .select(['textVersions.number', 'textVersions.format', 'members.name'])
    .where('textVersions.workspaceId', '=', ctx.workspaceId)
    .where('textVersions.id', '=', text.currentVersionId)
    .executeTakeFirstOrThrow()
  return {
    id,
    title: text.title,
    versionId: text.currentVersionId,
    number: version.number,
    format: version.format,
    author: version.name ?? 'Somebody',
  }
}

/** The version that highlights, quotes and corrections of a text go by; held with it. */
export async function textOfVersion(ctx: Context, versionId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('textVersions')
    .select('textId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', versionId)
    .executeTakeFirst()
  return row?.textId
}

export async function readVersionTurns(ctx: Context, versionId: string): Promise<CorrectedTurn[]> {
  return ctx.db
    .selectFrom('turns')
    .select(['speakerId', 'startsMs', 'endsMs', 'body'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .orderBy('position')
    .execute()
}

export function measureTurns(turns: CorrectedTurn[]): { characters: number; lengthMs: number | null } {
  let characters = 0
  let lengthMs: number | null = null
  for (const { body, startsMs, endsMs } of turns) {
    characters += codePointLength(body)
    const end = endsMs ?? startsMs
    if (end !== null) lengthMs = Math.max(lengthMs ?? 0, end)
  }
  return { characters, lengthMs }
}
