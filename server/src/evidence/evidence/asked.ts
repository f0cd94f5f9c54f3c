import { failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/asked'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/events/record.ts'
import { handle } from '../../platform/handle.ts'
import { roleOf } from '../texts/speech.ts'
import {
  type Asked,
  type SaidTurn,
  faultsInWords,
  faultsOf,
  kindAfter,
  questionBefore,
  turnsLookedBack,
} from './asked.rules.ts'

export const askedHandlers = [
  handle(contract.showAsked, async (ctx, { version, turn }) => {
    const turns = await turnsUpTo(ctx, version, turn)
    if (turns.at(-1)?.position !== turn) failCommon('not_found')
    const question = questionBefore(turns)
    const asked = question ? faultsOf(question.words) : []
    return {
      question: question ? { ...question, faults: faultsInWords(asked) } : null,
      kind: kindAfter(asked),
    }
  }),
]

/** How the question before a passage was asked. */
export async function askedBefore(
  ctx: Context,
  { versionId, range }: { versionId: string; range: { startTurn: number } },
): Promise<Asked> {
  const question = questionBefore(await turnsUpTo(ctx, versionId, range.startTurn))
  return question ? faultsOf(question.words) : []
}

/** Looks again at what was asked before each highlight of a version: words were corrected, or who spoke was said. */
export async function askAgain(ctx: Context, versionId: string, turns: SaidTurn[]): Promise<void> {
  const { workspaceId } = ctx
  const { rows } = await sql<{ id: string; startTurn: number; asked: Asked }>`
    SELECT e.id, h.start_turn AS "startTurn", e.asked FROM highlights h
    JOIN evidence e ON e.workspace_id = ${workspaceId} AND e.id = h.evidence_id
    WHERE h.workspace_id = ${workspaceId} AND h.version_id = ${versionId}`.execute(ctx.db)
  for (const { id, startTurn, asked } of rows) {
    const question = questionBefore(turns.slice(Math.max(0, startTurn - turnsLookedBack), startTurn + 1))
    const now = question ? faultsOf(question.words) : []
    if (JSON.stringify(now) === JSON.stringify(asked.map(({ label, rule }) => ({ label, rule })))) continue
    await sql`UPDATE evidence SET asked = ${json(now)}::jsonb WHERE workspace_id = ${workspaceId} AND id = ${id}`.execute(
      ctx.db,
    )
  }
}

async function turnsUpTo(ctx: Context, version: string, turn: number): Promise<SaidTurn[]> {
  const rows = await ctx.db
    .selectFrom('turns')
    .leftJoin('speakers', (on) =>
      on.onRef('speakers.workspaceId', '=', 'turns.workspaceId').onRef('speakers.id', '=', 'turns.speakerId'),
    )
    .select(['turns.position', 'turns.speakerId', 'turns.body'])
    .select(['speakers.personId', 'speakers.memberId', 'speakers.observerSince'])
    .where('turns.workspaceId', '=', ctx.workspaceId)
    .where('turns.versionId', '=', version)
    .where('turns.position', '>=', turn - turnsLookedBack)
    .where('turns.position', '<=', turn)
    .orderBy('turns.position')
    .execute()
  return rows.map(({ position, speakerId, body, ...speaker }) => ({
    position,
    body,
    speaker: speakerId,
    role: roleOf(speakerId === null ? undefined : speaker),
  }))
}
