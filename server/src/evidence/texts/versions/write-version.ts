import { createHash } from 'node:crypto'
import type { CorrectedTurn, CorrectionStep } from '@firsthand/contract/evidence/corrections'
import { codePointLength } from '@firsthand/contract/evidence/code-points'
import type { VersionView } from '@firsthand/contract/evidence/versions'
import type { Context } from '../../../platform/context.ts'
import { json } from '../../../platform/events/record.ts'
import { indexEntries } from '../../../platform/search/entries.ts'
import { removeEntries } from '../../../platform/search/entries.ts'
import { indexText } from '../add-text.ts'
import { insertTurns } from '../insert-turns.ts'
import { type LockedText, measureTurns } from './turns.ts'

export type NewVersion = {
  text: LockedText
  turns: CorrectedTurn[]
  origin: 'corrected' | 'replaced' | 'restored'
  note?: string
  steps?: CorrectionStep[]
  restoredNumber?: number
  format?: string
  fileId?: string | null
}

/** Keeps the next version of a text and makes it the current one. What hangs on the words is carried by the caller. */
export async function writeVersion(ctx: Context, made: NewVersion): Promise<string> {
  const { workspaceId, db } = ctx
  const { text, turns, origin, note = '', steps = [], restoredNumber } = made
  const id = ctx.newId()
  await db
    .insertInto('textVersions')
    .values({
      workspaceId,
      id,
      textId: text.id,
      number: text.number + 1,
      format: made.format ?? text.format,
      contentHash: hashOf(turns),
      fileId: made.fileId ?? null,
      turnCount: turns.length,
      ...measureTurns(turns),
      origin,
      note,
      steps: json(steps.map(withoutWords)),
      restoredNumber: restoredNumber ?? null,
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
    })
    .execute()
  await insertTurns(ctx, id, turns)
  await db
    .updateTable('texts')
    .set({ currentVersionId: id })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', text.id)
    .execute()
  ctx.record(
    `text.${origin}`,
    { kind: 'text', id: text.id },
    { before: { version: text.number }, after: { version: text.number + 1, note, steps: steps.length } },
  )
  return id
}

/** Makes the words of the current version findable, and those that are in it no more not. */
export async function findNewWords(
  ctx: Context,
  text: { id: string; title: string },
  { before, after }: { before: CorrectedTurn[]; after: CorrectedTurn[] },
): Promise<void> {
  if (after.length < before.length) {
    await removeEntries(ctx, 'text', [text.id])
    return indexText(ctx, { ...text, bodies: after.map((turn) => turn.body) })
  }
  const changed = after.flatMap(({ body }, part) =>
    body === before[part]?.body ? [] : [{ kind: 'text', id: text.id, part, text: body }],
  )
  await indexEntries(ctx, changed)
}

/** What was done and where. The words stand in the versions, and are hidden there when they must be. */
function withoutWords(step: CorrectionStep): VersionView['steps'][number] {
  const { does, turn } = step
  if (step.does === 'replace')
    return { does, turn, from: step.from, to: step.to, length: codePointLength(step.words) }
  if (step.does === 'split') return { does, turn, from: step.at }
  return { does, turn }
}

function hashOf(turns: CorrectedTurn[]): string {
  const hash = createHash('sha256')
  for (const { speakerId, startsMs, body } of turns) hash.update(JSON.stringify([speakerId, startsMs, body]))
  return hash.digest('hex')
}
