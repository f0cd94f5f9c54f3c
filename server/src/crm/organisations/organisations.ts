import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/organisations'
import { type Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { findEntries } from '../../platform/search/find.ts'
import { personRefs } from '../people/refs.ts'
import { organisationKey } from './find-or-make.ts'

const peopleShown = 200

export const organisationHandlers = [
  handle(contract.listOrganisations, async (ctx, { limit, after, q }) => {
    const found = q?.trim()
      ? (await findEntries(ctx, { text: q, kinds: ['organisation'], limit: 200 })).map((each) => each.id)
      : undefined
    if (found?.length === 0) return { items: [], next: null }
    const [key, id] = after ? readCursor(after, 2) : []
    const rows = await ctx.db
      .selectFrom('organisations')
      .select(['id', 'name', 'nameKey', 'website'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('archivedAt', 'is', null)
      .$if(found !== undefined, (query) => query.where('id', 'in', found!))
      .$if(after !== undefined, (query) =>
        query.where((row) => row(row.refTuple('nameKey', 'id'), '>', row.tuple(String(key), String(id)))),
      )
      .orderBy('nameKey')
      .orderBy('id')
      .limit(limit + 1)
      .execute()
    const counts = await peopleCounts(
      ctx,
      rows.map((row) => row.id),
    )
    return pageOf(rows, limit, {
      item: (row) => ({
        id: row.id,
        name: row.name,
        website: row.website,
        peopleCount: counts.get(row.id) ?? 0,
      }),
      cursor: (row) => [row.nameKey, row.id],
    })
  }),

  handle(contract.showOrganisation, (ctx, { organisation }) => read(ctx, organisation)),

  handle(contract.createOrganisation, async (ctx, { name, website = null, note = '' }) => {
    const id = ctx.newId()
    await refuseTwin(() =>
      ctx.db
        .insertInto('organisations')
        .values({
          workspaceId: ctx.workspaceId,
          id,
          name,
          nameKey: organisationKey(name),
          website,
          note,
          createdAt: ctx.instant,
          updatedAt: ctx.instant,
        })
        .execute(),
    )
    await indexEntries(ctx, [{ kind: 'organisation', id, text: `${name} ${note}`, weight: 1.2 }])
    ctx.record('organisation.created', { kind: 'organisation', id }, { after: { name } })
    return read(ctx, id)
  }),

  handle(contract.updateOrganisation, async (ctx, { organisation, ...fields }) => {
    const before = await read(ctx, organisation)
    const { name = before.name, website = before.website, note = before.note } = fields
    await refuseTwin(() =>
      ctx.db
        .updateTable('organisations')
        .set({ name, nameKey: organisationKey(name), website, note, updatedAt: ctx.instant })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', organisation)
        .execute(),
    )
    await indexEntries(ctx, [
      { kind: 'organisation', id: organisation, text: `${name} ${note}`, weight: 1.2 },
    ])
    ctx.record(
      'organisation.updated',
      { kind: 'organisation', id: organisation },
      { before: { name: before.name, website: before.website }, after: fields },
    )
    return read(ctx, organisation)
  }),
]

async function read(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('organisations')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return failCommon('not_found')
  const people = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('organisationId', '=', id)
    .where('archivedAt', 'is', null)
    .orderBy('sortKey')
    .limit(peopleShown)
    .execute()
  const refs = await personRefs(
    ctx,
    people.map((person) => person.id),
  )
  const counts = await peopleCounts(ctx, [id])
  const { name, website, note, createdAt } = row
  return {
    id,
    name,
    website,
    note,
    createdAt,
    peopleCount: counts.get(id) ?? 0,
    people: people.flatMap((person) => refs.get(person.id) ?? []),
  }
}

async function peopleCounts(ctx: Context, ids: string[]): Promise<Map<string, number>> {
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

async function refuseTwin(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!violates(error, 'organisations_name')) throw error
    fail(contract.createOrganisation, 'name_taken')
  }
}
