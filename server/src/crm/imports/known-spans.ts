import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Draft } from './draft.rules.ts'
import type { TypeSpan } from './type-spans.rules.ts'

/** What people were and are to us, with the days of each. */
export async function loadSpans({ db, workspaceId }: Context, drafts: Map<string, Draft>): Promise<void> {
  const rows = await db
    .selectFrom('contactTypes')
    .select(['personId', 'type', 'since', 'until'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', '=', sql<string>`ANY(${[...drafts.keys()]}::uuid[])`)
    .orderBy('id')
    .execute()
  for (const { personId, ...span } of rows) drafts.get(personId)?.typeSpans.push(span as TypeSpan)
}
