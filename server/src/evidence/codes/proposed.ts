import { setCoding } from '@firsthand/contract/evidence/codes'
import { type ProposedCodes, enoughProposed } from '@firsthand/contract/evidence/codes-agreement'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { shareFrom } from '../shares.rules.ts'

const shownAtMost = 20

/**
 * What became of the codes that each assistant proposed. Members saw a proposal before they judged, so this is how often
 * they went along, and no agreement of two who judge alone.
 */
export async function proposedCodes(ctx: Context): Promise<ProposedCodes[]> {
  const { rows } = await sql<{ name: string; accepted: number; refused: number; waiting: number }>`
    SELECT COALESCE(agent, key_name, '') AS name, count(accepted_at)::int AS accepted, count(rejected_at)::int AS refused,
      count(*) FILTER (WHERE accepted_at IS NULL AND rejected_at IS NULL)::int AS waiting
    FROM suggestions WHERE workspace_id = ${ctx.workspaceId} AND operation = ${setCoding.name}
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${shownAtMost}`.execute(ctx.db)
  return rows.map(({ name, accepted, refused, waiting }) => ({
    name,
    accepted: shareFrom(accepted, accepted + refused, enoughProposed),
    waiting,
  }))
}
