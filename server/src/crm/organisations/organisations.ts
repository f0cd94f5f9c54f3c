import * as contract from '@firsthand/contract/crm/organisations'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findEntries } from '../../platform/search/find.ts'
import { organisationForEmail } from './domains.ts'
import { mergeOrganisation } from './merge.ts'
import { peopleCounts, readOrganisation } from './read.ts'
import { changeOrganisation, insertOrganisation } from './write.ts'

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

  handle(contract.showOrganisation, (ctx, { organisation }) => readOrganisation(ctx, organisation)),

  handle(contract.createOrganisation, async (ctx, input) =>
    readOrganisation(ctx, await insertOrganisation(ctx, input)),
  ),

  handle(contract.updateOrganisation, async (ctx, { organisation, ...change }) => {
    await changeOrganisation(ctx, organisation, change)
    return readOrganisation(ctx, organisation)
  }),

  handle(contract.mergeOrganisations, async (ctx, { organisation, other }) => {
    await mergeOrganisation(ctx, organisation, other)
    return readOrganisation(ctx, organisation)
  }),

  handle(contract.organisationForEmail, async (ctx, { email }) => ({
    organisation: await organisationForEmail(ctx, email),
  })),
]
