import type { CorrectedTurn } from '@firsthand/contract/evidence/corrections'
import type { Context } from '../../platform/context.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { chunks } from '../../platform/events/record.ts'

/** So many turns travel in one statement: they hold a text of any length. */
const turnsAtOnce = 500

/** Keeps the turns of a version, in their order. */
export async function insertTurns(ctx: Context, versionId: string, turns: CorrectedTurn[]): Promise<void> {
  const rows = turns.map((turn, position) => ({ ...turn, position }))
  for (const some of chunks(rows, turnsAtOnce))
    await insertRows(ctx, 'turns', {
      shared: { versionId },
      types: { position: 'int4', speakerId: 'uuid', startsMs: 'int8', endsMs: 'int8', body: 'text' },
      rows: some,
    })
}
