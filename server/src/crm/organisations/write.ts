import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { safeUrl } from '@firsthand/contract/crm/contact-details'
import { type createOrganisation, updateOrganisation } from '@firsthand/contract/crm/organisations'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { readDetails, writeDetails } from '../details/details.ts'
import { textsOf } from '../fields/texts.ts'
import { writeSentFields } from '../fields/write-fields.ts'
import { noteTextsOf } from '../notes/texts.ts'
import { readDomains, writeDomains } from './domains.ts'
import { organisationKey } from './find-or-make.ts'

type New = Input<typeof createOrganisation>
type Change = Omit<Input<typeof updateOrganisation>, 'organisation'>

/** Adds an organisation; answers its id. */
export async function insertOrganisation(ctx: Context, { name, ...more }: New): Promise<string> {
  const id = ctx.newId()
  if (more.parent) await refuseCircle(ctx, id, more.parent)
  await refuseTwin(() =>
    ctx.db
      .insertInto('organisations')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        name,
        nameKey: organisationKey(name),
        website: websiteOf(more.website) ?? null,
        note: more.note ?? '',
        parentId: more.parent ?? null,
        createdAt: ctx.instant,
        updatedAt: ctx.instant,
      })
      .execute(),
  )
  await writeRest(ctx, id, more)
  ctx.record('organisation.created', { kind: 'organisation', id }, { after: { name, ...more } })
  return id
}

/** Changes what is given of an organisation and leaves the rest. */
export async function changeOrganisation(ctx: Context, id: string, change: Change): Promise<void> {
  const { version, name, website, note, parent } = change
  const before = await ctx.db
    .selectFrom('organisations')
    .select(['name', 'website', 'note', 'parentId', 'version'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return failCommon('not_found')
  if (version !== undefined && version !== before.version) failCommon('conflict')
  if (parent) await refuseCircle(ctx, id, parent)
  await refuseTwin(() =>
    ctx.db
      .updateTable('organisations')
      .set({
        ...(name !== undefined && { name, nameKey: organisationKey(name) }),
        ...(website !== undefined && { website: websiteOf(website) ?? null }),
        ...(note !== undefined && { note }),
        ...(parent !== undefined && { parentId: parent }),
        updatedAt: ctx.instant,
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute(),
  )
  const { links, addresses } = await readDetails(ctx, { of: 'organisation', id })
  const domains = change.domains && (await readDomains(ctx, id))
  const fieldsBefore = await writeRest(ctx, id, change)
  const { version: _, parentId, ...plain } = before
  const { version: __, ...after } = change
  ctx.record(
    'organisation.updated',
    { kind: 'organisation', id },
    {
      before: {
        ...plain,
        parent: parentId,
        links,
        addresses,
        ...(domains && { domains }),
        ...(fieldsBefore && { fields: fieldsBefore }),
      },
      after,
    },
  )
}

/** Makes an organisation findable by its name, note, domains and the text of its fields. */
export async function indexOrganisation(ctx: Context, id: string): Promise<void> {
  await indexOrganisations(ctx, [id])
}

export async function indexOrganisations(ctx: Context, ids: string[]): Promise<void> {
  const rows = await ctx.db
    .selectFrom('organisations')
    .select(['id', 'name', 'note'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  const domains = await ctx.db
    .selectFrom('organisationDomains')
    .select(['organisationId', 'domain'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('organisationId', 'in', ids)
    .execute()
  const texts = await textsOf(ctx, 'organisation', ids)
  const notes = await noteTextsOf(ctx, 'organisation', ids)
  const domainsOf = Map.groupBy(domains, (each) => each.organisationId)
  const entries = rows.map(({ id, name, note }) => {
    const own = (domainsOf.get(id) ?? []).map((each) => each.domain)
    const text = [name, ...own, note, ...(texts.get(id) ?? []), ...(notes.get(id) ?? [])].join(' ')
    return { kind: 'organisation', id, text, weight: 1.2 }
  })
  await indexEntries(ctx, entries)
}

async function writeRest(ctx: Context, id: string, more: Omit<Change, 'version'>) {
  if (more.domains) await writeDomains(ctx, id, more.domains)
  await writeDetails(ctx, { of: 'organisation', id }, more)
  const before = await writeSentFields(ctx, { of: 'organisation', id }, more.fields)
  await indexOrganisation(ctx, id)
  return before
}

function websiteOf(website: string | null | undefined): string | null | undefined {
  return website ? safeUrl(website)! : website
}

/** A part of a part may not be above it: walks upwards, as far as such things ever go. */
async function refuseCircle(ctx: Context, id: string, parent: string): Promise<void> {
  let above: string | null = parent
  for (let depth = 0; above !== null; depth += 1) {
    if (above === id || depth > 50) fail(updateOrganisation, 'parent_circle')
    const row: { parentId: string | null } | undefined = await ctx.db
      .selectFrom('organisations')
      .select('parentId')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', above)
      .executeTakeFirst()
    if (!row) return fail(updateOrganisation, 'parent_missing')
    above = row.parentId
  }
}

async function refuseTwin(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!violates(error, 'organisations_name')) throw error
    fail(updateOrganisation, 'name_taken')
  }
}
