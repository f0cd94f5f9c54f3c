import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/events/record.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { fold } from '../../platform/search/fold.ts'
import { findOrMakeOrganisations, organisationKey } from '../organisations/find-or-make.ts'
import { type Draft, draftText } from './draft.rules.ts'
import { insertRows } from './insert-rows.ts'
import type { Gathered } from './gather.ts'
import { keepRefusals } from './refusals.ts'

export type BatchOf = { importId: string; createdBy: string | null; rowsRead: number }

/** Writes what a batch of rows means, in one transaction with its progress. */
export async function writeBatch(
  ctx: Context,
  { drafts, refused, introductions, created, updated, skipped }: Gathered,
  { importId, createdBy, rowsRead }: BatchOf,
): Promise<void> {
  const made = drafts.filter((draft) => draft.isNew)
  const changed = drafts.filter((draft) => !draft.isNew)
  const organisations = await findOrMakeOrganisations(
    ctx,
    drafts.flatMap((draft) => draft.organisation ?? []),
    importId,
  )
  const organisationOf = (draft: Draft) =>
    draft.organisation ? organisations.get(organisationKey(draft.organisation))! : null

  await insertPeople(ctx, made, { importId, createdBy, organisationOf })
  await updatePeople(ctx, changed, { importId, organisationOf })
  await addLists(ctx, drafts)
  await indexEntries(
    ctx,
    drafts.map((draft) => ({ kind: 'person', id: draft.id, weight: 2, text: draftText(draft) })),
  )
  for (const { id, name, line } of made)
    ctx.record('person.created', { kind: 'person', id }, { after: { name, importId, line } })
  for (const draft of changed)
    ctx.record(
      'person.updated',
      { kind: 'person', id: draft.id },
      { before: draft.before, after: { ...nowOf(draft), importId } },
    )

  await keepRefusals(ctx, importId, refused)
  if (introductions.length > 0) {
    const rows = introductions.map(({ cells, ...each }) => ({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      importId,
      ...each,
      cells: json(cells)!,
    }))
    await ctx.db.insertInto('importIntroductions').values(rows).execute()
  }
  await ctx.db
    .updateTable('imports')
    .set((row) => ({
      rowsRead,
      peopleCreated: row('peopleCreated', '+', created),
      peopleUpdated: row('peopleUpdated', '+', updated),
      rowsSkipped: row('rowsSkipped', '+', skipped),
      rowsRefused: row('rowsRefused', '+', refused.length),
    }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .execute()
}

type Writing = { importId: string; organisationOf: (draft: Draft) => string | null }

async function insertPeople(
  ctx: Context,
  drafts: Draft[],
  { importId, createdBy, organisationOf }: Writing & { createdBy: string | null },
): Promise<void> {
  const { instant } = ctx
  const shared = { importId, createdBy, createdAt: instant, updatedAt: instant }
  const rows = drafts.map((draft) => {
    const { id, name, roleTitle, timeZone, language, note, line } = draft
    const organisationId = organisationOf(draft)
    return {
      id,
      name,
      sortKey: fold(name),
      organisationId,
      roleTitle,
      timeZone,
      language,
      note,
      importLine: line,
    }
  })
  await insertRows(ctx, 'people', { shared, rows })
}

/** A person that the same import made keeps the first version: nobody has changed them since. */
async function updatePeople(
  ctx: Context,
  drafts: Draft[],
  { importId, organisationOf }: Writing,
): Promise<void> {
  for (const draft of drafts) {
    const { id, name, roleTitle, timeZone, language, note } = draft
    const organisationId = organisationOf(draft)
    await ctx.db
      .updateTable('people')
      .set({
        name,
        sortKey: fold(name),
        roleTitle,
        timeZone,
        language,
        note,
        ...(organisationId && { organisationId }),
      })
      .set({
        updatedAt: ctx.instant,
        version: sql<number>`version + CASE WHEN import_id = ${importId} AND version = 1 THEN 0 ELSE 1 END`,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
  }
}

/** Adds the addresses, numbers and contact types that are not there yet. */
async function addLists(ctx: Context, drafts: Draft[]): Promise<void> {
  const added = <Item>(draft: Draft, list: 'emails' | 'phones' | 'contactTypes') => {
    const from = draft.isNew
      ? 0
      : ((draft.before[list] as unknown[] | undefined)?.length ?? draft[list].length)
    return (draft[list] as Item[]).slice(from).map((item, index) => ({
      item,
      position: from + index,
      owner: { id: ctx.newId(), personId: draft.id },
    }))
  }
  const emails = drafts.flatMap((draft) =>
    added<Draft['emails'][number]>(draft, 'emails').map(({ item: { email, emailKey }, position, owner }) => ({
      ...owner,
      email,
      emailKey,
      position,
    })),
  )
  const phones = drafts.flatMap((draft) =>
    added<Draft['phones'][number]>(draft, 'phones').map(({ item: { phone, phoneKey }, position, owner }) => ({
      ...owner,
      phone,
      phoneKey,
      position,
    })),
  )
  const types = drafts.flatMap((draft) =>
    added<string>(draft, 'contactTypes').map(({ item, owner }) => ({ ...owner, type: item })),
  )
  await insertRows(ctx, 'personEmails', { shared: {}, rows: emails })
  await insertRows(ctx, 'personPhones', { shared: {}, rows: phones })
  await insertRows(ctx, 'contactTypes', { shared: {}, rows: types })
}

function nowOf(draft: Draft): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(draft.before).map((field) => [field, draft[field as keyof Draft['before']]]),
  )
}
