import { failCommon } from '@firsthand/contract/core/failure'
import type { FieldView } from '@firsthand/contract/crm/fields'
import type { NewPerson } from '@firsthand/contract/crm/people-many'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { readFields } from '../fields/definitions.ts'
import { type FieldCell, parseFieldValue } from '../fields/parse-value.ts'
import { type ContactKey, emailMarks, suppressedKeys } from '../rights/suppressions.ts'
import { countryOf, emailKey, phoneKey } from './keys.ts'
import { isSharedMailbox } from './shared-mailboxes.ts'

/** A person who is about to be added, with what they are found by. */
export type Candidate = {
  id: string
  person: NewPerson
  emails: { email: string; emailKey: string; isShared: boolean; label: string | null }[]
  phones: { phone: string; phoneKey: string | null; label: string | null }[]
  values: { fieldId: string; cell: FieldCell }[]
}

type Problem = { path: string; message: string }

/** Looks at all of many people before any is added. Refuses with each problem by the place of the person. */
export async function checkMany(ctx: Context, sent: NewPerson[]): Promise<Candidate[]> {
  const country = sent.some((person) => person.phones?.length) ? await countryOf(ctx) : undefined
  const fields = sent.some((person) => person.fields)
    ? await readFields(ctx, { of: 'person', archived: false })
    : []
  const problems: Problem[] = []
  const people = sent.map((person, at): Candidate => {
    const byKey = new Map((person.emails ?? []).map((each) => [emailKey(each.email), each]))
    return {
      id: ctx.newId(),
      person,
      emails: [...byKey].map(([key, { email, label }]) => ({
        email,
        emailKey: key,
        isShared: isSharedMailbox(key),
        label,
      })),
      phones: (person.phones ?? []).map(({ phone, label }) => ({
        phone,
        phoneKey: phoneKey(phone, country),
        label,
      })),
      values: readValues(person, { at, fields, problems }),
    }
  })
  problems.push(...findTwins(people))
  problems.push(...(await findTaken(ctx, people)))
  problems.push(...(await findErased(ctx, people)))
  problems.push(...(await findMissingOrganisations(ctx, people)))
  if (problems.length > 0) failCommon('input_invalid', { problems: problems.slice(0, 500) })
  return people
}

function readValues(
  person: NewPerson,
  { at, fields, problems }: { at: number; fields: FieldView[]; problems: Problem[] },
): Candidate['values'] {
  return Object.entries(person.fields ?? {}).flatMap(([key, value]) => {
    const field = fields.find((each) => each.key === key)
    const parsed = field
      ? parseFieldValue(field, value)
      : { problem: `There is no field with the key ${key}. Add it first, or leave it out.` }
    if ('problem' in parsed) problems.push({ path: `people.${at}.fields.${key}`, message: parsed.problem })
    else if (parsed.cell?.referredId)
      problems.push({
        path: `people.${at}.fields.${key}`,
        message: 'Another person is set on the page of the person, or by people.update.',
      })
    else if (parsed.cell) return [{ fieldId: field!.id, cell: parsed.cell }]
    return []
  })
}

function findTwins(people: Candidate[]): Problem[] {
  const first = new Map<string, number>()
  return people.flatMap((candidate, at) =>
    keysOf(candidate).flatMap(({ key, path, what }) => {
      const before = first.get(key)
      if (before === undefined) first.set(key, at)
      return before === undefined || before === at
        ? []
        : [{ path: `people.${at}.${path}`, message: `People ${before} has ${what} too. Send them once.` }]
    }),
  )
}

async function findTaken(ctx: Context, people: Candidate[]): Promise<Problem[]> {
  const { rows } = await sql<{ key: string }>`
    SELECT 'email ' || email_key AS key FROM person_emails WHERE workspace_id = ${ctx.workspaceId}
      AND email_key = ANY(${people.flatMap((each) => each.emails.map((email) => email.emailKey))}::text[])
    UNION ALL
    SELECT 'external ' || external_id FROM person_external_ids WHERE workspace_id = ${ctx.workspaceId}
      AND external_id = ANY(${people.flatMap((each) => each.person.externalId ?? [])}::text[])`.execute(
    ctx.db,
  )
  const taken = new Set(rows.map((row) => row.key))
  if (taken.size === 0) return []
  return people.flatMap((candidate, at) =>
    keysOf(candidate)
      .filter(({ key }) => taken.has(key))
      .map(({ path, what }) => ({
        path: `people.${at}.${path}`,
        message: `Somebody has ${what} already. Change them, or leave this person out.`,
      })),
  )
}

function keysOf({ emails, person }: Candidate): { key: string; path: string; what: string }[] {
  const keys = emails.flatMap(({ email, emailKey: key, isShared }, index) =>
    isShared ? [] : [{ key: `email ${key}`, path: `emails.${index}`, what: `the address ${email}` }],
  )
  if (person.externalId)
    keys.push({ key: `external ${person.externalId}`, path: 'externalId', what: 'this external id' })
  return keys
}

async function findErased(ctx: Context, people: Candidate[]): Promise<Problem[]> {
  const some = await ctx.db
    .selectFrom('suppressions')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .limit(1)
    .execute()
  if (some.length === 0) return []
  const keys = people.flatMap((candidate, at) => [
    ...candidate.emails.flatMap((each) =>
      emailMarks(each.emailKey, candidate.person.name).map((key) => ({ at, ...key })),
    ),
    ...candidate.phones.flatMap((each): (ContactKey & { at: number })[] =>
      each.phoneKey ? [{ at, kind: 'phone', key: each.phoneKey }] : [],
    ),
    ...(candidate.person.externalId
      ? [{ at, kind: 'external' as const, key: candidate.person.externalId }]
      : []),
  ])
  const found = await suppressedKeys(
    ctx,
    keys.map(({ kind, key }) => ({ kind, key })),
  )
  return [...new Set(keys.filter(({ key }) => found.has(key)).map(({ at }) => at))].map((at) => ({
    path: `people.${at}`,
    message: 'This person was erased and asked not to be contacted again. Leave them out.',
  }))
}

async function findMissingOrganisations(ctx: Context, people: Candidate[]): Promise<Problem[]> {
  const wanted = people.flatMap(({ person: { organisation } }, at) =>
    organisation && 'id' in organisation ? [{ at, id: organisation.id }] : [],
  )
  if (wanted.length === 0) return []
  const rows = await ctx.db
    .selectFrom('organisations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', sql<string>`ANY(${wanted.map((each) => each.id)}::uuid[])`)
    .execute()
  const there = new Set(rows.map((row) => row.id))
  return wanted
    .filter(({ id }) => !there.has(id))
    .map(({ at }) => ({
      path: `people.${at}.organisation`,
      message: 'This organisation is not there any more. Choose another.',
    }))
}
