import type { ImportProblem } from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { type Draft, mergeRow, newDraft } from './draft.rules.ts'
import type { ImportRow } from './import-row.ts'
import { findKnown } from './known.ts'
import type { Refusal } from './refusals.ts'

export type PendingIntroduction = { personId: string; line: number; said: string; cells: string[] }

export type Gathered = {
  drafts: Draft[]
  refused: Refusal[]
  introductions: PendingIntroduction[]
  created: number
  updated: number
  skipped: number
}

/** Finds out what a batch of rows means for the people we know: whom to make, whom to change, which rows to refuse. */
export async function gatherBatch(
  ctx: Context,
  { rows, known: rule }: { rows: ImportRow[]; known: 'update' | 'skip' },
): Promise<Gathered> {
  const drafts = await findKnown(
    ctx,
    rows.flatMap((row) => row.person?.emails.map((each) => each.emailKey) ?? []),
  )
  const gathered: Gathered = {
    drafts: [],
    refused: [],
    introductions: [],
    created: 0,
    updated: 0,
    skipped: 0,
  }
  const touched = new Set<Draft>()

  for (const { line, cells, problems, person } of rows) {
    if (!person) {
      gathered.refused.push({ line, cells, problems })
      continue
    }
    const owners = [...new Set(person.emails.flatMap(({ emailKey }) => drafts.get(emailKey) ?? []))]
    if (owners.length > 1) {
      gathered.refused.push({ line, cells, problems: [...problems, ofTwoPeople(owners)] })
      continue
    }
    const draft = owners[0] ?? newDraft(ctx.newId(), line, person)
    if (!owners[0]) gathered.created += 1
    else if (rule === 'update' && mergeRow(draft, person)) gathered.updated += 1
    else gathered.skipped += 1
    if (!owners[0] || rule === 'update') touched.add(draft)
    for (const { emailKey } of person.emails) drafts.set(emailKey, draft)
    if (person.introducedBy && (!owners[0] || rule === 'update'))
      gathered.introductions.push({ personId: draft.id, line, said: person.introducedBy, cells })
  }
  gathered.drafts = [...touched].filter((draft) => draft.isNew || Object.keys(draft.before).length > 0)
  return gathered
}

function ofTwoPeople(owners: Draft[]): ImportProblem {
  const names = owners.map((owner) => owner.name).join(', ')
  return {
    column: null,
    code: 'email_of_two_people',
    message: `The addresses of this row belong to different people: ${names}. Leave one address, or write one row for each.`,
    value: '',
    refuses: true,
  }
}
