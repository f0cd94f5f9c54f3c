import type { ImportOptions, ImportProblem } from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { type Draft, mergeRow, newDraft } from './draft.rules.ts'
import type { ImportRow, RowPerson } from './import-row.ts'
import { findOwner, refusal } from './find-owner.rules.ts'
import { findKnown, keysOf, remember } from './known.ts'
import type { Refusal } from './refusals.ts'
import { type UsualCadence, readCadences, shortestCadence } from '../touchpoints/cadences.ts'
import { refuseErased } from './refuse-erased.ts'

/** Who introduced somebody, or whom a field of theirs names, as the file says it. */
export type PendingIntroduction = {
  personId: string
  line: number
  said: string
  cells: string[]
  fieldId: string | null
}

export type Gathered = {
  drafts: Draft[]
  refused: Refusal[]
  introductions: PendingIntroduction[]
  /** What rows say of the organisations that they name. */
  organisations: { name: string; line: number; fields: RowPerson['ofOrganisation']['values'] }[]
  created: number
  updated: number
  skipped: number
}

type Batch = { rows: ImportRow[]; options: ImportOptions; importId: string; fieldIds: string[] }

/** Finds out what a batch of rows means for the people we know: whom to make, whom to change, which rows to refuse. */
export async function gatherBatch(ctx: Context, batch: Batch): Promise<Gathered> {
  const { options, importId, fieldIds } = batch
  const rows = await refuseErased(ctx, batch.rows)
  const known = await findKnown(ctx, {
    people: rows.flatMap((row) => row.person ?? []),
    matchBy: options.matchBy,
    importId,
    fieldIds,
  })
  const gathered: Gathered = {
    drafts: [],
    refused: [],
    introductions: [],
    organisations: [],
    created: 0,
    updated: 0,
    skipped: 0,
  }
  const touched = new Set<Draft>()
  const usual = await readCadences(ctx)

  for (const { line, cells, problems, person: said, who } of rows) {
    if (!said) {
      gathered.refused.push({ line, cells, problems })
      continue
    }
    const keys = keysOf(said, options.matchBy)
    const {
      owner,
      person,
      problem = archivedProblem(owner, options),
    } = findOwner(known, {
      person: said,
      keys,
      who,
    })
    if (problem) {
      gathered.refused.push({ line, cells, problems: [...problems, problem] })
      continue
    }
    const draft = applyRow(ctx, { owner, person, line, options, gathered, usual })
    if (!draft) {
      gathered.skipped += 1
      continue
    }
    touched.add(draft)
    for (const key of keys) remember(known, key, draft)
    if (person.introducedBy)
      gathered.introductions.push({
        personId: draft.id,
        line,
        said: person.introducedBy,
        cells,
        fieldId: null,
      })
    const { values, mentions } = person.ofOrganisation
    if (values.length > 0) gathered.organisations.push({ name: person.organisation!, line, fields: values })
    for (const mention of mentions)
      gathered.introductions.push({ personId: draft.id, line, cells, ...mention })
    for (const mention of person.mentions)
      gathered.introductions.push({ personId: draft.id, line, cells, ...mention })
  }
  gathered.drafts = [...touched].filter((draft) => draft.isNew || Object.keys(draft.before).length > 0)
  return gathered
}

type Application = {
  owner: Draft | undefined
  person: RowPerson
  line: number
  options: ImportOptions
  gathered: Gathered
  usual: UsualCadence[]
}

/** The person that a row makes or changes; undefined where it does neither and is passed over. */
function applyRow(ctx: Context, { owner, person: row, line, options, gathered, usual }: Application) {
  const person =
    row.cadenceDays === null && (owner?.cadenceDays ?? null) === null
      ? { ...row, cadenceDays: options.cadenceDays ?? null }
      : row
  if (!owner) {
    if (options.unknown === 'skip') return undefined
    gathered.created += 1
    const cadenceDays = person.cadenceDays ?? shortestCadence(usual, person.contactTypes)
    return newDraft(ctx.newId(), line, { ...person, cadenceDays })
  }
  if (options.known === 'skip' || (owner.isArchived && options.archived === 'skip')) return undefined
  let isChanged = mergeRow(owner, person)
  if (owner.isArchived) {
    owner.before.isArchived = true
    owner.isArchived = false
    isChanged = true
  }
  if (isChanged) {
    gathered.updated += 1
    if (!owner.isNew) owner.line = line
  } else gathered.skipped += 1
  return owner
}

function archivedProblem(
  owner: Draft | undefined,
  { archived, known }: ImportOptions,
): ImportProblem | undefined {
  return owner?.isArchived && archived === 'refuse' && known === 'update'
    ? refusal(
        'person_archived',
        `${owner.name} was put away. Bring them back on their page, or say in the import what to do with such people.`,
      )
    : undefined
}
