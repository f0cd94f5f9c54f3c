import { failCommon } from '@firsthand/contract/core/failure'
import type { OrganisationView } from '@firsthand/contract/crm/organisations'
import type { Context } from '../../platform/context.ts'
import { readDetails } from '../details/details.ts'
import { valuesOf } from '../fields/values.ts'
import { personRefs } from '../people/refs.ts'

const peopleShown = 200
const partsShown = 200

/** Everything that the CRM knows of one organisation. */
export async function readOrganisation(ctx: Context, id: string): Promise<OrganisationView> {
  const { workspaceId, db } = ctx
  const row = await db
    .selectFrom('organisations')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return failCommon('not_found')
  const people = await db
    .selectFrom('people')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('organisationId', '=', id)
    .where('archivedAt', 'is', null)
    .orderBy('sortKey')
    .limit(peopleShown)
    .execute()
  const refs = await personRefs(
    ctx,
    people.map((person) => person.id),
  )
  const { lastTouchAt } = await db
    .selectFrom('people')
    .select((each) => each.fn.max('lastTouchAt').as('lastTouchAt'))
    .where('workspaceId', '=', workspaceId)
    .where('organisationId', '=', id)
    .executeTakeFirstOrThrow()
  const domains = await db
    .selectFrom('organisationDomains')
    .select('domain')
    .where('workspaceId', '=', workspaceId)
    .where('organisationId', '=', id)
    .orderBy('domain')
    .execute()
  const relatives = await db
    .selectFrom('organisations')
    .select(['id', 'name', 'parentId'])
    .where('workspaceId', '=', workspaceId)
    .where((each) =>
      each.or([each('parentId', '=', id), ...(row.parentId ? [each('id', '=', row.parentId)] : [])]),
    )
    .orderBy('nameKey')
    .limit(partsShown)
    .execute()
  const { name, website, note, createdAt, version } = row
  const ref = (each: { id: string; name: string }) => ({ id: each.id, name: each.name })
  return {
    id,
    name,
    website,
    note,
    createdAt,
    version,
    lastTouchAt,
    importedFrom: await importOf(ctx, id, row.importId),
    domains: domains.map((each) => each.domain),
    ...(await readDetails(ctx, { of: 'organisation', id })),
    fields: (await valuesOf(ctx, 'organisation', [id])).get(id)!,
    parent: relatives.filter((each) => each.id === row.parentId).map(ref)[0] ?? null,
    parts: relatives.filter((each) => each.parentId === id).map(ref),
    peopleCount: (await peopleCounts(ctx, [id])).get(id) ?? 0,
    people: people.flatMap((person) => refs.get(person.id) ?? []),
  }
}

/** Which file said the last of it. */
async function importOf(ctx: Context, id: string, madeBy: string | null) {
  const changed = await ctx.db
    .selectFrom('importOrganisationUpdates')
    .select(['importId', 'line'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('organisationId', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const importId = changed?.importId ?? madeBy
  if (!importId) return null
  const found = await ctx.db
    .selectFrom('imports')
    .select('fileName')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .executeTakeFirst()
  return found ? { importId, fileName: found.fileName, line: changed?.line ?? null } : null
}

/** How many people who are not archived are with each of these organisations. */
export async function peopleCounts(ctx: Context, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('people')
    .select((row) => ['organisationId', row.fn.countAll<number>().as('count')])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('organisationId', 'in', ids)
    .where('archivedAt', 'is', null)
    .groupBy('organisationId')
    .execute()
  return new Map(rows.map((row) => [row.organisationId!, row.count]))
}
