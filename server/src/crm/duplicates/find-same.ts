import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { keysOf } from './keys/person-keys.ts'
import { type ComparedPerson } from './model/person-fields.ts'
import { type Same, createPersonWeigher } from './model/person-model.ts'
import { findModel } from './model/stored-model.ts'
import { readCompared } from './read-compared.ts'

/** People looked at for one key, and in all: what more share tells nobody apart. */
const sharedBy = 60
const comparedAtMost = 300

/** Who of the workspace may be this person, the most probable first. Fast however many people there are. */
export async function findSame(ctx: Context, person: ComparedPerson): Promise<Same[]> {
  const model = await findModel(ctx)
  const compare = createPersonWeigher(model)
  const ids = (await sharing(ctx, keysOf(person))).filter((id) => id !== person.id)
  const others = await readCompared(ctx, ids)
  return [...others.values()]
    .flatMap((other) => compare(person, other) ?? [])
    .toSorted((one, other) => other.weight - one.weight)
}

/** Those who share most keys first. */
async function sharing(ctx: Context, keys: number[]): Promise<string[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    SELECT shared.person_id AS id FROM unnest(${keys}::bigint[]) AS wanted (key)
    JOIN LATERAL (SELECT k.person_id FROM duplicate_keys k
      WHERE k.workspace_id = ${ctx.workspaceId} AND k.key = wanted.key LIMIT ${sharedBy}) AS shared ON true
    GROUP BY 1 ORDER BY count(*) DESC LIMIT ${comparedAtMost}`.execute(ctx.db)
  return rows.map((row) => row.id)
}
