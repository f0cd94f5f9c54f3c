import { failCommon } from '@firsthand/contract/core/failure'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Domain } from '../../../platform/domain.ts'
import { removeIfLoose } from '../../../platform/files/loose.ts'
import { forgetHistory } from '../../../platform/records/forget.ts'
import { fold } from '../../../platform/search/fold.ts'
import { isSharedMailbox } from '../../people/shared-mailboxes.ts'
import { type ContactKey, emailOfOne, suppress } from '../suppressions.ts'
import { eraseDeclared, idsOfDeclared } from './declared-rows.ts'
import { describeErasure } from './describe.ts'
import { noteErasure } from './deletion-list.ts'
import { tracesOf } from './traces.ts'

export const erasedName = 'Erased person'
export const erasureJob = 'person.erase'

/**
 * Erases a person in this transaction, through every domain, and asks for a job that goes after what stands elsewhere: files,
 * and the name in other people's texts. What stays is a place without a name. Answers the id of the erasure.
 */
export async function erasePerson(ctx: Context, domains: Domain[], person: string): Promise<string> {
  const rows = domains.flatMap((domain) => domain.personRows ?? [])
  await lock(ctx, person)
  const { goes } = await describeErasure(ctx, domains, person)
  const traces = await tracesOf(ctx, person)
  await suppress(ctx, await keysOfOnlyThis(ctx, person))
  const ids = [person, ...(await mergedInto(ctx, person)), ...(await idsOfDeclared(ctx, rows, person))]
  const files = await filesOf(ctx, person)
  for (const { personHooks } of domains) await personHooks?.erasing?.(ctx, person)
  await eraseDeclared(ctx, rows, person)
  await emptyPerson(ctx, person)
  await forgetHistory(ctx, ids)
  await removeIfLoose(ctx, files)
  const id = ctx.newId()
  const jobId = await ctx.ask(erasureJob, { erasure: id })
  await ctx.db
    .insertInto('erasures')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      personId: person,
      jobId,
      askedBy: ctx.member?.id ?? null,
      askedAt: ctx.instant,
      counts: JSON.stringify(goes),
      traces: JSON.stringify(traces),
    })
    .execute()
  ctx.record('person.erased', { kind: 'person', id: person }, { after: { erasure: id } })
  const { workspaceId, services, instant } = ctx
  ctx.afterCommit(() => noteErasure(services.settings, { workspaceId, person, at: instant }))
  return id
}

async function lock(ctx: Context, person: string): Promise<void> {
  const row = await ctx.db
    .selectFrom('people')
    .select('erasedAt')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', person)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.erasedAt) failCommon('not_found')
}

/**
 * An address or a number that somebody else has as well, such as that of an office, stays usable for them; the address
 * does not come back with the name.
 */
async function keysOfOnlyThis(ctx: Context, person: string): Promise<ContactKey[]> {
  const { rows } = await sql<ContactKey & { name: string; isOfMore: boolean }>`
    SELECT 'email' AS kind, e.email_key AS key, p.name, EXISTS (SELECT FROM person_emails o
      WHERE o.workspace_id = ${ctx.workspaceId} AND o.email_key = e.email_key AND o.person_id <> ${person}) AS is_of_more
    FROM person_emails e JOIN people p ON p.workspace_id = e.workspace_id AND p.id = e.person_id
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.person_id = ${person}
    UNION ALL SELECT 'phone', phone_key, '', false FROM person_phones p
    WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person} AND phone_key IS NOT NULL
      AND NOT EXISTS (SELECT FROM person_phones o WHERE o.workspace_id = ${ctx.workspaceId}
        AND o.phone_key = p.phone_key AND o.person_id <> ${person})
    UNION ALL SELECT 'external', external_id, '', false FROM person_external_ids
    WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person}`.execute(ctx.db)
  return rows.map(({ kind, key, name, isOfMore }) => ({
    kind,
    key: kind === 'email' && (isOfMore || isSharedMailbox(key)) ? emailOfOne(key, name) : key,
  }))
}

/** Who became one with them: the history knows them by other ids. */
async function mergedInto(ctx: Context, person: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('personMerges')
    .select('otherId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', person)
    .where('undoneAt', 'is', null)
    .execute()
  return rows.map((row) => row.otherId)
}

/** Files of this domain that go when nothing else points to them: proofs and copies. */
async function filesOf(ctx: Context, person: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT proof_file_id AS id FROM consents
    WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person} AND proof_file_id IS NOT NULL
    UNION SELECT file_id FROM person_copies WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person}`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

const kept = ['workspace_id', 'id', 'created_at', 'created_by', 'version']

/** Every column that this version knows and those that later ones add: what is not kept goes back to its default. */
async function emptyPerson(ctx: Context, person: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT column_name AS "name" FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = 'people' AND is_generated = 'NEVER'`.execute(ctx.db)
  const given: Record<string, unknown> = {
    name: erasedName,
    sort_key: fold(erasedName),
    updated_at: ctx.instant,
    archived_at: ctx.instant,
    erased_at: ctx.instant,
  }
  const changes = rows
    .filter(({ name }) => !kept.includes(name))
    .map(({ name }) => sql`${sql.ref(name)} = ${name in given ? sql`${given[name]}` : sql`DEFAULT`}`)
  await sql`UPDATE people SET ${sql.join(changes)}, version = version + 1
    WHERE workspace_id = ${ctx.workspaceId} AND id = ${person}`.execute(ctx.db)
}
