import type { ImportProblem } from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { cellOf } from '../fields/parse-value.ts'
import type { Draft } from './draft.rules.ts'
import type { Found } from './find-introducers.ts'
import { loadDrafts } from './known.ts'
import { writeOrganisationFields } from './organisation-fields.ts'
import { type Refusal, keepRefusals } from './refusals.ts'
import { keepUpdates, updatePeople } from './update-people.ts'
import { writeFields } from './write-batch.ts'

export type Mention = { personId: string; fieldId: string; said: string; line: number; cells: unknown }

/** Writes whom fields of people name, once everybody of the file is there to be found. */
export async function keepMentions(
  ctx: Context,
  importId: string,
  mentions: Mention[],
  found: Map<string, Found>,
): Promise<void> {
  if (mentions.length === 0) return
  const ofOrganisations = await organisationFieldsAmong(ctx, mentions)
  const own = mentions.filter((each) => !ofOrganisations.has(each.fieldId))
  const drafts = await loadDrafts(ctx, [...new Set(own.map((each) => each.personId))], {
    importId,
    fieldIds: [...new Set(own.map((each) => each.fieldId))],
  })
  const named: Named[] = []
  const refused: Refusal[] = []
  const changed = new Set<Draft>()
  for (const { personId, fieldId, said, line, cells } of mentions) {
    const meant = found.get(said)
    const draft = drafts.get(personId)
    if (!meant || meant === 'several') {
      refused.push({ line, cells: cells as string[], problems: [problemOf(meant, said)] })
    } else if (ofOrganisations.has(fieldId)) {
      named.push({ personId, line, fieldId, referredId: meant.id })
    } else if (draft && point(draft, fieldId, meant.id)) {
      draft.line = line
      changed.add(draft)
    }
  }
  const people = [...changed].filter((draft) => !draft.isOfThisImport)
  const untold = await notUpdatedYet(ctx, importId, people)
  await updatePeople(ctx, people, () => null)
  await keepUpdates(ctx, importId, people)
  await writeFields(ctx, [...changed])
  for (const { id, line } of people)
    ctx.record('person.updated', { kind: 'person', id }, { after: { importId, line } })
  await keepRefusals(ctx, importId, refused)
  await nameInOrganisations(ctx, importId, named)
  await ctx.db
    .updateTable('imports')
    .set((row) => ({
      mentionsRefused: row('mentionsRefused', '+', refused.length),
      // Their rows had seemed to say nothing new.
      peopleUpdated: row('peopleUpdated', '+', untold),
      rowsSkipped: row('rowsSkipped', '-', untold),
    }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .execute()
}

type Named = { personId: string; line: number; fieldId: string; referredId: string }

async function organisationFieldsAmong(ctx: Context, mentions: Mention[]): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('fields')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('subject', '=', 'organisation')
    .where('id', 'in', [...new Set(mentions.map((each) => each.fieldId))])
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Whom a field of an organisation names, said in the row of somebody who is there. */
async function nameInOrganisations(ctx: Context, importId: string, named: Named[]): Promise<void> {
  if (named.length === 0) return
  const rows = await ctx.db
    .selectFrom('people')
    .select(['id', 'organisationId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', [...new Set(named.map((each) => each.personId))])
    .execute()
  const placeOf = new Map(rows.map((row) => [row.id, row.organisationId]))
  const values = named.flatMap(({ personId, line, fieldId, referredId }) => {
    const organisationId = placeOf.get(personId)
    return organisationId
      ? [{ organisationId, line, fields: [{ fieldId, cell: cellOf({ referredId }) }] }]
      : []
  })
  await writeOrganisationFields(ctx, importId, values)
}

/** Says in a draft whom a field names; false where it says so already. */
function point(draft: Draft, fieldId: string, referredId: string): boolean {
  if (draft.fields.some((each) => each.fieldId === fieldId && each.cell.referredId === referredId))
    return false
  draft.before.fields ??= [...draft.fields]
  draft.fields = [
    ...draft.fields.filter((each) => each.fieldId !== fieldId),
    { fieldId, cell: cellOf({ referredId }) },
  ]
  return true
}

async function notUpdatedYet(ctx: Context, importId: string, people: Draft[]): Promise<number> {
  if (people.length === 0) return 0
  const ids = people.map((draft) => draft.id)
  const { told } = await ctx.db
    .selectFrom('importUpdates')
    .select((row) => row.fn.count<number>('personId').distinct().as('told'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where('personId', 'in', ids)
    .executeTakeFirstOrThrow()
  return ids.length - Number(told)
}

function problemOf(meant: 'several' | undefined, said: string): ImportProblem {
  const message = meant
    ? `Several people are called “${said}”. The person is imported; choose which of them on their page, or write an e-mail address.`
    : `“${said}” is nobody we know. The person is imported without it; choose somebody on their page, or write an e-mail address.`
  return {
    column: null,
    code: meant ? 'mention_ambiguous' : 'mention_missing',
    message,
    value: said.slice(0, 80),
    refuses: true,
  }
}
