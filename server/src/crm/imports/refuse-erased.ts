import type { Context } from '../../platform/context.ts'
import { hasSuppressed } from '../rights/erased-before.ts'
import { type ContactKey, emailMarks, suppressedKeys } from '../rights/suppressions.ts'
import type { ImportRow } from './import-row.ts'

/** Puts aside rows of people who asked to be forgotten. Neither the reason nor what is kept of the row says who. */
export async function refuseErased(ctx: Context, rows: ImportRow[]): Promise<ImportRow[]> {
  if (!(await hasSuppressed(ctx))) return rows
  const keys = rows.flatMap((row) => contactKeys(row).map((each) => ({ ...each, row })))
  const found = await suppressedKeys(
    ctx,
    keys.map(({ kind, key }) => ({ kind, key })),
  )
  if (found.size === 0) return rows
  const erased = new Set(keys.filter(({ key }) => found.has(key)).map(({ row }) => row))
  return rows.map((row) => (erased.has(row) ? withoutPerson(row) : row))
}

function contactKeys({ person }: ImportRow): ContactKey[] {
  if (!person) return []
  return [
    ...person.emails.flatMap(({ emailKey }) => emailMarks(emailKey, person.name)),
    ...person.phones.flatMap(({ phoneKey }): ContactKey[] =>
      phoneKey ? [{ kind: 'phone', key: phoneKey }] : [],
    ),
    ...(person.externalId === null ? [] : [{ kind: 'external' as const, key: person.externalId }]),
  ]
}

function withoutPerson({ line }: ImportRow): ImportRow {
  const message =
    'This row is of somebody who asked to be forgotten. It was left out, and nothing of it was kept.'
  return {
    line,
    cells: [],
    person: null,
    problems: [{ column: null, code: 'person_erased', message, value: '', refuses: true }],
  }
}
