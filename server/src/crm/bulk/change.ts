import { fail, failCommon } from '@firsthand/contract/core/failure'
import { type BulkChange, startBulkEdit } from '@firsthand/contract/crm/bulk'
import type { Context } from '../../platform/context.ts'
import { readField } from '../fields/definitions.ts'
import { parseFieldValue } from '../fields/parse-value.ts'
import { visibleLists } from '../lists/read.ts'
import { findOrMakeOrganisations } from '../organisations/find-or-make.ts'
import { knownPeople } from '../people/refs.ts'
import type { Aspect } from './aspect.ts'
import { archivedAspect, cadenceAspect, organisationAspect } from './columns.ts'
import { contactTypesAspect } from './contact-types.ts'
import { fieldAspect, listAspect } from './field-and-list.ts'

/** What a change is about, with everything it names looked up. Refuses what is not there. */
export async function aspectOf(ctx: Context, change: BulkChange): Promise<Aspect> {
  switch (change.change) {
    case 'set_contact_type':
    case 'add_contact_type':
    case 'remove_contact_type':
      return contactTypesAspect(change)
    case 'set_organisation':
      return organisationAspect(await organisationOf(ctx, change.organisation))
    case 'set_cadence':
      return cadenceAspect(change.cadenceDays)
    case 'set_field':
      return fieldOf(ctx, change)
    case 'add_to_list':
    case 'remove_from_list': {
      const list = await visibleLists(ctx, 'people')
        .selectAll()
        .where('id', '=', change.list)
        .executeTakeFirst()
      if (!list) fail(startBulkEdit, 'list_missing')
      if (list.filter !== null) fail(startBulkEdit, 'list_is_live')
      return listAspect(change.list, change.change === 'add_to_list')
    }
    case 'archive':
    case 'restore':
      return archivedAspect(change.change === 'archive')
  }
}

/** The same for the way back, which needs nothing of what the change wanted. */
export async function aspectToUndo(ctx: Context, change: BulkChange): Promise<Aspect> {
  if (change.change === 'set_organisation') return organisationAspect(null)
  if (change.change !== 'set_field') return aspectOf(ctx, change)
  const field = await readField(ctx, change.field)
  return field ? fieldAspect(field, null) : fail(startBulkEdit, 'field_missing')
}

/** A change whose organisation is written by its name has it found or made once, so that every step means the same one. */
export async function settled(ctx: Context, change: BulkChange): Promise<BulkChange> {
  if (change.change !== 'set_organisation' || !change.organisation || !('name' in change.organisation))
    return change
  const made = await findOrMakeOrganisations(ctx, [change.organisation.name])
  return { ...change, organisation: { id: [...made.values()][0]! } }
}

async function organisationOf(
  ctx: Context,
  organisation: Extract<BulkChange, { change: 'set_organisation' }>['organisation'],
): Promise<string | null> {
  if (organisation === null) return null
  // By its name only in a preview, which makes nothing: an id that nobody has stands for the new one.
  if ('name' in organisation) return ctx.newId()
  const found = await ctx.db
    .selectFrom('organisations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', organisation.id)
    .executeTakeFirst()
  return found?.id ?? fail(startBulkEdit, 'organisation_missing')
}

async function fieldOf(ctx: Context, change: Extract<BulkChange, { change: 'set_field' }>): Promise<Aspect> {
  const field = await readField(ctx, change.field)
  if (!field || field.of !== 'person' || field.archivedAt !== null)
    return fail(startBulkEdit, 'field_missing')
  const parsed = parseFieldValue(field, change.value)
  if ('problem' in parsed) return fail(startBulkEdit, 'value_refused', { problem: parsed.problem })
  const { cell } = parsed
  if (cell?.referredId && !(await knownPeople(ctx, [cell.referredId])).has(cell.referredId))
    return failCommon('not_found')
  return fieldAspect(field, cell)
}
