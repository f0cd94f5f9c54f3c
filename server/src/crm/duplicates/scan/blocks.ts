import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

/** People who share a key. */
export type Block = { key: number; ids: string[] }

/** Keys read at once, and how many people a block may have to be compared whole. */
const rowsAtOnce = 10_000
export const largestBlock = 50
/** A block beyond this is not even split: what so many share says nothing. */
const largestToSplit = 5_000

export type BlockBatch = {
  blocks: Block[]
  tooLarge: number
  /** The last key that was dealt with; null at the end. */
  reached: number | null
}

/** The next blocks in the order of their keys. A large one comes in parts of people who share a second key. */
export async function readBlocks(ctx: Context, after: number): Promise<BlockBatch> {
  const { rows } = await sql<{ key: number; ids: string[]; all: number; last: number }>`
    WITH part AS (SELECT key, person_id FROM duplicate_keys
      WHERE workspace_id = ${ctx.workspaceId} AND key > ${after} ORDER BY key, person_id LIMIT ${rowsAtOnce}),
    ends AS (SELECT count(*) AS total, max(key) AS last FROM part)
    SELECT key, array_agg(person_id) AS ids, ends.total AS "all", ends.last FROM part, ends
    GROUP BY key, ends.total, ends.last HAVING count(*) > 1 OR key = ends.last ORDER BY key`.execute(ctx.db)
  const end = rows.at(-1)
  if (!end) return { blocks: [], tooLarge: 0, reached: null }
  const isCut = end.all === rowsAtOnce
  // The last block of a full batch goes on in the next; alone in its batch, it is too large to be split.
  const whole = isCut ? rows.filter((row) => row.key !== end.last) : rows
  const before = isCut ? await keyBefore(ctx, end.last, after) : null
  if (isCut && before === null) return { blocks: [], tooLarge: 1, reached: end.last }
  const blocks: Block[] = []
  let tooLarge = 0
  for (const { key, ids } of whole) {
    if (ids.length < 2) continue
    if (ids.length <= largestBlock) blocks.push({ key, ids })
    else {
      tooLarge += 1
      if (ids.length <= largestToSplit) blocks.push(...(await split(ctx, key)))
    }
  }
  return { blocks, tooLarge, reached: isCut ? before : null }
}

async function keyBefore({ db, workspaceId }: Context, key: number, after: number): Promise<number | null> {
  const { rows } = await sql<{ key: number | null }>`
    SELECT key FROM duplicate_keys WHERE workspace_id = ${workspaceId} AND key < ${key} AND key > ${after}
    ORDER BY key DESC LIMIT 1`.execute(db)
  return rows[0]?.key ?? null
}

async function split({ db, workspaceId }: Context, key: number): Promise<Block[]> {
  const { rows } = await sql<Block>`
    SELECT second.key, array_agg(second.person_id) AS ids FROM duplicate_keys first
    JOIN duplicate_keys second ON second.workspace_id = first.workspace_id AND second.person_id = first.person_id
    WHERE first.workspace_id = ${workspaceId} AND first.key = ${key} AND second.key <> ${key}
    GROUP BY second.key HAVING count(*) BETWEEN 2 AND ${largestBlock}`.execute(db)
  return rows
}
