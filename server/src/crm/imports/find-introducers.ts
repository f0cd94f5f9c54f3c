import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import { parseEmail, splitEmails } from './sheet/email.ts'

export type Found = { id: string } | 'several'

/** The people that texts of a column mean: by an e-mail address in it, by an id of ours, else by the exact name. */
export async function findIntroducers(ctx: Context, texts: string[]): Promise<Map<string, Found>> {
  const said = [...new Set(texts)].map((text) => ({ text, key: emailOf(text), name: fold(text) }))
  const keys = said.flatMap((each) => each.key ?? [])
  const names = [...new Set(said.flatMap((each) => (each.key ? [] : [each.name])))]
  const byEmail = new Map<string, string>()
  if (keys.length > 0) {
    const rows = await ctx.db
      .selectFrom('personEmails')
      .select(['emailKey', 'personId'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('emailKey', '=', sql<string>`ANY(${keys}::text[])`)
      .execute()
    for (const { emailKey, personId } of rows)
      byEmail.set(emailKey, byEmail.has(emailKey) ? 'several' : personId)
  }
  const byName = await findByNames(ctx, names)
  const known = await findByIds(
    ctx,
    names.filter((name) => uuid.test(name)),
  )
  return new Map(
    said.flatMap(({ text, key, name }): [string, Found][] => {
      const found = key ? byEmail.get(key) : known.has(name) ? name : byName.get(name)
      return found === undefined
        ? []
        : [[text, typeof found === 'string' && found !== 'several' ? { id: found } : 'several']]
    }),
  )
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function findByIds(ctx: Context, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute()
  return new Set(rows.map((row) => row.id))
}

function emailOf(text: string): string | undefined {
  return text.includes('@')
    ? splitEmails(text)
        .map((part) => parseEmail(part)?.key)
        .find((key) => key !== undefined)
    : undefined
}

/** Ids by folded name; `several` where two have it. One row more than a name needs is enough to tell. */
async function findByNames(ctx: Context, names: string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('people')
    .select((row) => ['sortKey', row.fn.countAll<number>().as('count'), sql<string>`min(id::text)`.as('id')])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('sortKey', '=', sql<string>`ANY(${names}::text[])`)
    .groupBy('sortKey')
    .execute()
  return new Map(rows.map((row) => [row.sortKey, row.count > 1 ? 'several' : row.id]))
}
