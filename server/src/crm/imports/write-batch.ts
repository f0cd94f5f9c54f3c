import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/events/record.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { fold } from '../../platform/search/fold.ts'
import { writeValues } from '../fields/values.ts'
import { findOrMakeOrganisations, organisationKey } from '../organisations/find-or-make.ts'
import { addLists } from './add-lists.ts'
import { type Draft, draftText } from './draft.rules.ts'
import type { Gathered } from './gather.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { writeOrganisationFields } from './organisation-fields.ts'
import { keepRefusals } from './refusals.ts'
import { keepUpdates, updatePeople } from './update-people.ts'

export type BatchOf = { importId: string; createdBy: string | null }

/** Writes what a batch of rows means, in one transaction with its progress. */
export async function writeBatch(ctx: Context, gathered: Gathered, batch: BatchOf): Promise<void> {
  const { drafts, refused, introductions } = gathered
  const { importId } = batch
  const made = drafts.filter((draft) => draft.isNew)
  const changed = drafts.filter((draft) => !draft.isNew)
  const organisations = await findOrMakeOrganisations(
    ctx,
    [
      ...drafts.flatMap((draft) => draft.organisation ?? []),
      ...gathered.organisations.map(({ name }) => name),
    ],
    importId,
  )
  const organisationOf = (draft: Draft) =>
    draft.organisation ? organisations.get(organisationKey(draft.organisation))! : null

  await insertPeople(ctx, made, { ...batch, organisationOf })
  await updatePeople(ctx, changed, organisationOf)
  await keepUpdates(ctx, importId, changed)
  await addLists(ctx, drafts)
  await writeFields(ctx, drafts)
  await writeOrganisationFields(
    ctx,
    importId,
    gathered.organisations.map(({ name, ...each }) => ({
      organisationId: organisations.get(organisationKey(name))!,
      ...each,
    })),
  )
  const entryOf = (draft: Draft) => ({ kind: 'person', id: draft.id, weight: 2, text: draftText(draft) })
  await indexEntries(ctx, made.map(entryOf), { areNew: true })
  await indexEntries(ctx, changed.map(entryOf))
  for (const { id, name, line } of made)
    ctx.record('person.created', { kind: 'person', id }, { after: { name, importId, line } })
  for (const draft of changed)
    ctx.record(
      'person.updated',
      { kind: 'person', id: draft.id },
      { before: withoutFields(draft.before), after: { ...nowOf(draft), importId, line: draft.line } },
    )

  await keepRefusals(ctx, importId, refused)
  await keepIntroductions(ctx, importId, introductions)
}

/** Adds to the counts of an import; how far it has read stands where it is told. */
export async function countBatch(
  ctx: Context,
  importId: string,
  { created, updated, skipped, refused, rowsRead }: Counts,
): Promise<void> {
  await ctx.db
    .updateTable('imports')
    .set((row) => ({
      ...(rowsRead !== undefined && { rowsRead }),
      peopleCreated: row('peopleCreated', '+', created),
      peopleUpdated: row('peopleUpdated', '+', updated),
      rowsSkipped: row('rowsSkipped', '+', skipped),
      rowsRefused: row('rowsRefused', '+', refused),
    }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .execute()
}

type Counts = { created: number; updated: number; skipped: number; refused: number; rowsRead?: number }

async function keepIntroductions(
  ctx: Context,
  importId: string,
  introductions: Gathered['introductions'],
): Promise<void> {
  await insertRows(ctx, 'importIntroductions', {
    shared: { importId },
    types: { id: 'uuid', personId: 'uuid', line: 'int4', said: 'text', cells: 'jsonb', fieldId: 'uuid' },
    rows: introductions.map(({ cells, ...each }) => ({ ...each, id: ctx.newId(), cells: json(cells) })),
  })
}

type Writing = BatchOf & { organisationOf: (draft: Draft) => string | null }

async function insertPeople(
  ctx: Context,
  drafts: Draft[],
  { importId, createdBy, organisationOf }: Writing,
): Promise<void> {
  const { instant } = ctx
  await insertRows(ctx, 'people', {
    shared: { importId, createdBy, createdAt: instant, updatedAt: instant },
    types: {
      id: 'uuid',
      name: 'text',
      sortKey: 'text',
      pronouns: 'text',
      organisationId: 'uuid',
      roleTitle: 'text',
      timeZone: 'text',
      timeZoneSource: 'text',
      timeZoneSince: 'timestamptz',
      cadenceDays: 'int4',
      language: 'text',
      note: 'text',
      importLine: 'int4',
    },
    rows: drafts.map((draft) => {
      const { id, name, pronouns, roleTitle, timeZone, cadenceDays, language, note, line } = draft
      const organisationId = organisationOf(draft)
      return {
        id,
        name,
        sortKey: fold(name),
        pronouns,
        organisationId,
        roleTitle,
        timeZone,
        timeZoneSource: timeZone && 'import',
        timeZoneSince: timeZone && instant,
        cadenceDays,
        language,
        note,
        importLine: line,
      }
    }),
  })
}

export async function writeFields(ctx: Context, drafts: Draft[]): Promise<void> {
  const writes = drafts
    .filter((draft) => draft.isNew || draft.before.fields !== undefined)
    .flatMap((draft) => draft.fields.map((field) => ({ subjectId: draft.id, ...field })))
  if (writes.length > 0) await writeValues(ctx, 'person', writes)
}

/** Values of fields stand by the ids of their fields, which say nothing to a reader; nor does where a time zone is from. */
function withoutFields({
  fields: _,
  timeZoneSource: _from,
  timeZoneSince: _since,
  ...before
}: Draft['before']): Record<string, unknown> {
  return before
}

function nowOf(draft: Draft): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(withoutFields(draft.before)).map((field) => [field, draft[field as keyof Draft['before']]]),
  )
}
