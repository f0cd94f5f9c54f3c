import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { PersonRef } from '@firsthand/contract/crm/people'
import * as contract from '@firsthand/contract/evidence/redaction'
import { sql } from 'kysely'
import { standingsOf } from '../../crm/consents/may-be.ts'
import { personRefs } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import { keptPlan } from '../../platform/db/fewer-trips.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { handle } from '../../platform/handle.ts'

export const pseudonymHandlers = [
  handle(contract.showPseudonym, async (ctx, { person }) => {
    if (!(await personRefs(ctx, [person])).has(person)) failCommon('not_found')
    return (await readOne(ctx, person)) ?? null
  }),

  handle(contract.setPseudonym, async (ctx, { person, name, isUsed, from }) => {
    const known = (await personRefs(ctx, [person])).get(person) ?? failCommon('not_found')
    if (name !== null && name.toLowerCase() === known.name.toLowerCase())
      fail(contract.setPseudonym, 'same_name')
    await number(ctx, [person])
    if (from && !(await stands(ctx, person, from))) failCommon('conflict')
    if (name !== null && (await isTaken(ctx, person, name))) fail(contract.setPseudonym, 'taken')
    await sql`
      UPDATE pseudonyms SET name = ${name},
        used_since = ${isUsed ? sql`coalesce(used_since, ${ctx.instant}::timestamptz)` : sql`NULL`}
      WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person}`.execute(ctx.db)
    ctx.record('person.pseudonym_set', { kind: 'person', id: person }, { after: { isUsed } })
    return (await readOne(ctx, person))!
  }),
]

/**
 * What these people are called in quotes, where it is not their name: those for whom somebody said so, and in a file that
 * leaves whoever agreed to be quoted, because what they agreed to is being quoted without a name.
 */
export async function namesInQuotes(
  ctx: Context,
  people: Iterable<string | null>,
): Promise<Map<string, string>> {
  const ids = [...new Set([...people].filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  if (ctx.reader === 'export') await number(ctx, await agreedWithoutName(ctx, ids))
  const { rows } = await sql<{ id: string; number: number; name: string | null; used: boolean }>`
    ${keptPlan} SELECT person_id AS id, number, name, used_since IS NOT NULL AS used FROM pseudonyms
    WHERE workspace_id = ${ctx.workspaceId} AND person_id = ANY(${ids}::uuid[])`.execute(ctx.db)
  const agreed = new Set(ctx.reader === 'export' ? await agreedWithoutName(ctx, ids) : [])
  return new Map(
    rows.filter((row) => row.used || agreed.has(row.id)).map((row) => [row.id, row.name ?? `P${row.number}`]),
  )
}

/** People as others mention them, called as quotes call them. */
export async function refsInQuotes(
  ctx: Context,
  ids: Iterable<string | null>,
): Promise<Map<string, PersonRef>> {
  const wanted = [...ids]
  const [people, called] = await Promise.all([personRefs(ctx, wanted), namesInQuotes(ctx, wanted)])
  return new Map([...people].map(([id, person]) => [id, { ...person, name: called.get(id) ?? person.name }]))
}

async function agreedWithoutName(ctx: Context, ids: string[]): Promise<string[]> {
  const standings = await standingsOf(ctx, ids, ['quote'])
  return ids.filter((id) => standings.get(id)?.get('quote')?.standing === 'given')
}

/** Gives those a number who have none. The row of the workspace is held, so that no number is given twice. */
async function number(ctx: Context, people: string[]): Promise<void> {
  if (people.length === 0 || (await unnumbered(ctx, people)).length === 0) return
  const { workspaceId, db } = ctx
  await sql`SELECT FROM workspace_settings WHERE workspace_id = ${workspaceId} FOR UPDATE`.execute(db)
  // Looked at again: whoever held the row before may have given them theirs.
  const personIds = await unnumbered(ctx, people)
  const { rows } = await sql<{ last: number }>`
    SELECT coalesce(max(number), 0) AS last FROM pseudonyms WHERE workspace_id = ${workspaceId}`.execute(db)
  const { last } = rows[0]!
  await insertRows(ctx, 'pseudonyms', {
    shared: { createdAt: ctx.instant },
    types: { personId: 'uuid', number: 'int4' },
    rows: personIds.map((personId, index) => ({ personId, number: last + 1 + index })),
    onConflict: 'ON CONSTRAINT pseudonyms_pk DO NOTHING',
  })
}

async function unnumbered({ db, workspaceId }: Context, people: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT p.id FROM people p WHERE p.workspace_id = ${workspaceId} AND p.id = ANY(${people}::uuid[])
      AND NOT EXISTS (SELECT FROM pseudonyms n WHERE n.workspace_id = p.workspace_id AND n.person_id = p.id)
    ORDER BY p.id`.execute(db)
  return rows.map((row) => row.id)
}

/** Whether it is set so, and stays so until the end of this change. */
async function stands(
  { db, workspaceId }: Context,
  person: string,
  { name, isUsed }: { name: string | null; isUsed: boolean },
): Promise<boolean> {
  const { rows } = await sql<{ name: string | null; used: boolean }>`
    SELECT name, used_since IS NOT NULL AS used FROM pseudonyms
    WHERE workspace_id = ${workspaceId} AND person_id = ${person} FOR UPDATE`.execute(db)
  return rows.some((row) => row.name === name && row.used === isUsed)
}

async function isTaken(ctx: Context, person: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM pseudonyms WHERE workspace_id = ${ctx.workspaceId} AND person_id <> ${person}
      AND lower(coalesce(name, 'P' || number)) = lower(${name}) LIMIT 1`.execute(ctx.db)
  return rows.length > 0
}

async function readOne(ctx: Context, person: string): Promise<contract.PseudonymView | undefined> {
  const row = await ctx.db
    .selectFrom('pseudonyms')
    .select(['number', 'name', 'usedSince'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', person)
    .executeTakeFirst()
  return (
    row && {
      person,
      pseudonym: row.name ?? `P${row.number}`,
      isChosen: row.name !== null,
      isUsed: row.usedSince !== null,
    }
  )
}
