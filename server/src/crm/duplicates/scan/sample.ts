import { seededRandom } from '@firsthand/stats'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { largestKey } from '../keys/hash-text.ts'
import { keysOf } from '../keys/person-keys.ts'
import type { Sample } from '../model/learn-people.ts'
import type { ComparedPerson } from '../model/person-fields.ts'
import { readCompared, readComparedAfter } from '../read-compared.ts'

/** A list up to here is learned from whole. */
const wholeUpTo = 4_000
const places = 30
const keysAtAPlace = 12
const matesOfAKey = 12

/** People to learn from: all of a short list, else some drawn blindly with those who share something with them. */
export async function drawSample(ctx: Context, people: number, seed: number): Promise<Sample> {
  if (people <= wholeUpTo) {
    const all = await readComparedAfter(ctx, { after: null, limit: wholeUpTo })
    return { people: all, candidates: pairsOf(all), drawn: all.length }
  }
  const { uniform } = seededRandom(seed)
  const drawn = new Set<string>()
  // Keys are hashes: a run of them is a fair draw among all.
  for (let at = 0; at < places; at += 1)
    for (const id of await someFrom(ctx, Math.floor(uniform() * largestKey))) drawn.add(id)
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT mates.person_id AS id FROM duplicate_keys own
    JOIN LATERAL (SELECT k.person_id FROM duplicate_keys k WHERE k.workspace_id = own.workspace_id AND k.key = own.key
      LIMIT ${matesOfAKey}) mates ON true
    WHERE own.workspace_id = ${ctx.workspaceId} AND own.person_id = ANY(${[...drawn]}::uuid[]) LIMIT ${wholeUpTo}`.execute(
    ctx.db,
  )
  const ids = [...new Set([...drawn, ...rows.map((row) => row.id)])]
  const found = await readCompared(ctx, ids)
  // Those who were drawn come first.
  const sample = ids.flatMap((id) => found.get(id) ?? [])
  return {
    people: sample,
    candidates: pairsOf(sample),
    drawn: sample.filter((person) => drawn.has(person.id)).length,
  }
}

async function someFrom({ db, workspaceId }: Context, key: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT person_id AS id FROM duplicate_keys WHERE workspace_id = ${workspaceId} AND key >= ${key}
    ORDER BY key, person_id LIMIT ${keysAtAPlace}`.execute(db)
  return rows.map((row) => row.id)
}

const largestHere = 30

/** Pairs that share a key, each once, as places. */
function pairsOf(people: ComparedPerson[]): [number, number][] {
  const blocks = new Map<number, number[]>()
  for (const [at, person] of people.entries())
    for (const key of keysOf(person)) {
      const block = blocks.get(key)
      if (block) block.push(at)
      else blocks.set(key, [at])
    }
  const seen = new Set<number>()
  const pairs: [number, number][] = []
  for (const block of blocks.values()) {
    if (block.length > largestHere) continue
    for (const [index, one] of block.entries())
      for (const other of block.slice(index + 1)) {
        const code = one * people.length + other
        if (!seen.has(code)) pairs.push([one, other])
        seen.add(code)
      }
  }
  return pairs
}
