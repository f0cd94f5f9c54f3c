import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { fold } from '../../../platform/search/fold.ts'

/** By what somebody can be recognised wherever it stands. */
export type Traces = {
  name: string | null
  emails: string[]
  phones: string[]
  /** Ids of other systems that are long enough to mean nobody else. Looked for in uploaded tables alone. */
  externalIds?: string[]
  /** Imports that brought them or changed them: their tables hold them, whatever they are written as there. */
  imports?: string[]
}

/** Shorter names, and those of one word, stand for too much else to be looked for everywhere. */
const shortestName = 5
const shortestId = 8

export async function tracesOf(ctx: Context, person: string): Promise<Traces> {
  const ofPerson = { workspaceId: ctx.workspaceId, personId: person }
  const { name, sortKey } = await ctx.db
    .selectFrom('people')
    .select(['name', 'sortKey'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  // What somebody else has too, such as the address of an office, is theirs wherever it stands.
  const emails = await ctx.db
    .selectFrom('personEmails')
    .select(['email', 'emailKey'])
    .where((row) => row.and(ofPerson))
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM person_emails o WHERE o.workspace_id = ${ctx.workspaceId}
        AND o.email_key = person_emails.email_key AND o.person_id <> ${person})`,
    )
    .execute()
  const phones = await ctx.db
    .selectFrom('personPhones')
    .select(['phone', 'phoneKey'])
    .where((row) => row.and(ofPerson))
    .execute()
  const ids = await ctx.db
    .selectFrom('personExternalIds')
    .select('externalId')
    .where((row) => row.and(ofPerson))
    .execute()
  const isTelling = name.length >= shortestName && /\S\s+\S/u.test(name)
  return {
    name: isTelling && !(await isShared(ctx, person, sortKey)) ? name : null,
    emails: [...new Set(emails.flatMap((row) => [row.email, row.emailKey]))],
    phones: [...new Set(phones.flatMap((row) => [row.phone, row.phoneKey ?? row.phone]))].filter(
      (phone) => phone.replace(/\D/g, '').length >= shortestName,
    ),
    externalIds: ids.map((row) => row.externalId).filter((id) => id.length >= shortestId),
    imports: await importsOf(ctx, person),
  }
}

async function importsOf(ctx: Context, person: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT import_id AS id FROM people WHERE workspace_id = ${ctx.workspaceId} AND id = ${person} AND import_id IS NOT NULL
    UNION SELECT import_id FROM import_updates WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person}`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

/** As PostgreSQL takes it: any of the traces, as whole words, in any case. Undefined where there is nothing to look for. */
export function patternOf({ name, emails, phones }: Traces): string | undefined {
  const all = [...(name ? [name] : []), ...emails, ...phones].filter((trace) => trace.trim() !== '')
  return all.length === 0 ? undefined : all.map(wholeWord).join('|')
}

/** The same for text as the search keeps it. */
export function foldedPatternOf({ name, emails, phones }: Traces): string | undefined {
  return patternOf({
    name: name && fold(name),
    emails: emails.map((email) => fold(email)),
    phones: phones.map((phone) => fold(phone)),
  })
}

/** Inside JSON quotes and backslashes are written with another backslash. */
function wholeWord(trace: string): string {
  const words = JSON.stringify(trace).slice(1, -1).trim().split(/\s+/u).map(escape)
  const plain = trace.trim().split(/\s+/u).map(escape)
  const spelled = words.join('\\s+') === plain.join('\\s+') ? [plain] : [plain, words]
  return spelled
    .map((each) => {
      const text = each.join('\\s+')
      return `${/^\w/.test(trace.trim()) ? '\\m' : ''}${text}${/\w$/.test(trace.trim()) ? '\\M' : ''}`
    })
    .join('|')
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/** Somebody else has the same name: what stands elsewhere may well be theirs. */
async function isShared(ctx: Context, person: string, sortKey: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM people WHERE workspace_id = ${ctx.workspaceId} AND sort_key = ${sortKey} AND id <> ${person}
      AND erased_at IS NULL LIMIT 1`.execute(ctx.db)
  return rows.length > 0
}
