import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { partsEnd } from './linkage/compare-postal.ts'
import type { ComparedPerson } from './model/person-fields.ts'

/** People as they are compared, by id. Archived and unknown ones are left out. */
export async function readCompared(ctx: Context, ids: string[]): Promise<Map<string, ComparedPerson>> {
  return ids.length === 0 ? new Map() : read(ctx, { ids })
}

/** The next people in the order of their ids. */
export async function readComparedAfter(
  ctx: Context,
  { after, limit }: { after: string | null; limit: number },
): Promise<ComparedPerson[]> {
  return [...(await read(ctx, { after, limit })).values()]
}

type Asked = { ids: string[] } | { after: string | null; limit: number }

async function read({ db, workspaceId }: Context, asked: Asked): Promise<Map<string, ComparedPerson>> {
  const which =
    'ids' in asked
      ? sql`AND id = ANY(${asked.ids}::uuid[])`
      : sql`${asked.after === null ? sql`` : sql`AND id > ${asked.after}`} ORDER BY id LIMIT ${asked.limit}`
  const people = await sql<{ id: string; name: string; organisationId: string | null }>`
    SELECT id, name, organisation_id AS "organisationId" FROM people
    WHERE workspace_id = ${workspaceId} AND archived_at IS NULL ${which}`.execute(db)
  const found = new Map<string, ComparedPerson>()
  if (people.rows.length === 0) return found
  const ids = people.rows.map((row) => row.id)
  const emails = await sql<{ id: string; text: string }>`
    SELECT person_id AS id, email_key AS text FROM person_emails
    WHERE workspace_id = ${workspaceId} AND person_id = ANY(${ids}::uuid[])`.execute(db)
  const phones = await sql<{ id: string; text: string }>`
    SELECT person_id AS id, coalesce(phone_key, phone) AS text FROM person_phones
    WHERE workspace_id = ${workspaceId} AND person_id = ANY(${ids}::uuid[])`.execute(db)
  const organisations = [...new Set(people.rows.flatMap((row) => row.organisationId ?? []))]
  const names = await sql<{ id: string; name: string }>`
    SELECT id, name FROM organisations WHERE workspace_id = ${workspaceId} AND id = ANY(${organisations}::uuid[])`.execute(
    db,
  )
  const nameOf = new Map(names.rows.map((row) => [row.id, row.name]))
  for (const { id, name, organisationId } of people.rows)
    found.set(id, {
      id,
      name,
      emails: [],
      phones: [],
      organisation: organisationId ? (nameOf.get(organisationId) ?? null) : null,
    })
  for (const { id, text } of emails.rows) found.get(id)!.emails.push(text)
  for (const { id, text } of phones.rows) found.get(id)!.phones.push(text)
  for (const { id, ...address } of await readAddresses(db, workspaceId, ids)) {
    const person = found.get(id)!
    person.addresses = [...(person.addresses ?? []), linesOf(address)]
  }
  return found
}

export type Address = { street: string | null; postalCode: string | null; city: string | null; free: string }

/** Most lists have no address at all: one look tells, however many people are asked for. */
async function readAddresses(
  db: Context['db'],
  workspaceId: string,
  ids: string[],
): Promise<(Address & { id: string })[]> {
  const any = await sql`
    SELECT FROM addresses WHERE workspace_id = ${workspaceId} AND person_id IS NOT NULL LIMIT 1`.execute(db)
  if (any.rows.length === 0) return []
  const { rows } = await sql<Address & { id: string }>`
    SELECT person_id AS id, street, postal_code AS "postalCode", city, free FROM addresses
    WHERE workspace_id = ${workspaceId} AND person_id = ANY(${ids}::uuid[]) ORDER BY person_id, position`.execute(
    db,
  )
  return rows
}

/** An address as it is compared. Of one that is written as on a letter, the first line with a number is the street where more follows. */
export function linesOf({ street, postalCode, city, free }: Address): string {
  const lines = free.split('\n')
  const written = lines.findIndex((line) => /\d/.test(line) && /\p{L}{2}/u.test(line))
  const known = street ?? (written >= 0 && written < lines.length - 1 ? lines[written]! : '')
  return [known, postalCode ?? '', city ?? ''].map((part) => part.replaceAll('\n', ' ')).join(partsEnd)
}
