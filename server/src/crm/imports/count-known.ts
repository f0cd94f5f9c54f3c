import type { ImportOptions } from '@firsthand/contract/crm/imports'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import { isSharedMailbox } from '../people/shared-mailboxes.ts'
import type { ImportRow } from './import-row.ts'

/** How many of these rows are of people we know by an address, a number or an id, and how many of those were put away. */
export async function countKnown(
  ctx: Context,
  rows: ImportRow[],
  matchBy: ImportOptions['matchBy'],
): Promise<{ known: number; archived: number }> {
  const keysOf = ({ person }: ImportRow) => [
    ...(person?.emails.map(({ emailKey }) =>
      isSharedMailbox(emailKey) ? `shared ${emailKey}\n${fold(person.name)}` : emailKey,
    ) ?? []),
    ...(person?.externalId ? [`external ${person.externalId}`] : []),
    ...(person && matchBy === 'phone' ? person.phones.flatMap(({ phoneKey }) => phoneKey ?? []) : []),
    ...(person && matchBy === 'name_organisation' ? [`name ${fold(person.name)}`] : []),
  ]
  const keys = [...new Set(rows.flatMap(keysOf))]
  const shared = after(keys, 'shared ').map((key) => key.split('\n') as [string, string])
  const { workspaceId } = ctx
  const { rows: found } = await sql<{ key: string; isArchived: boolean }>`
    SELECT known.key, p.archived_at IS NOT NULL AS is_archived FROM (
      SELECT email_key AS key, person_id FROM person_emails WHERE workspace_id = ${workspaceId} AND email_key = ANY(${keys}::text[])
      UNION ALL
      SELECT 'shared ' || e.email_key || E'\\n' || n.sort_key, e.person_id FROM person_emails e
        JOIN people n ON n.workspace_id = e.workspace_id AND n.id = e.person_id
        WHERE e.workspace_id = ${workspaceId} AND e.email_key = ANY(${shared.map(([email]) => email)}::text[])
        AND n.sort_key = ANY(${shared.map(([, name]) => name)}::text[])
      UNION ALL
      SELECT 'external ' || external_id, person_id FROM person_external_ids
        WHERE workspace_id = ${workspaceId} AND external_id = ANY(${after(keys, 'external ')}::text[])
      UNION ALL
      SELECT phone_key, person_id FROM person_phones
        WHERE workspace_id = ${workspaceId} AND phone_key = ANY(${matchBy === 'phone' ? keys : []}::text[])
      UNION ALL
      SELECT 'name ' || sort_key, id FROM people
        WHERE workspace_id = ${workspaceId} AND archived_at IS NULL AND sort_key = ANY(${after(keys, 'name ')}::text[])
    ) known JOIN people p ON p.workspace_id = ${workspaceId} AND p.id = known.person_id`.execute(ctx.db)
  const isArchived = new Map(found.map((row) => [row.key, row.isArchived]))
  const knownRows = rows.filter((row) => keysOf(row).some((key) => isArchived.has(key)))
  return {
    known: knownRows.length,
    archived: knownRows.filter((row) => keysOf(row).some((key) => isArchived.get(key))).length,
  }
}

function after(keys: string[], start: string): string[] {
  return keys.flatMap((key) => (key.startsWith(start) ? key.slice(start.length) : []))
}
