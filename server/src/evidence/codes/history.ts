import { failCommon } from '@firsthand/contract/core/failure'
import { type CodeChange, listCodeHistory } from '@firsthand/contract/evidence/codes-history'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { mentioned, readChange } from './history.rules.ts'

export const codeHistoryHandlers = [
  handle(listCodeHistory, async (ctx, { code, limit, after }) => {
    if (code !== undefined && !(await namesOf(ctx, [code])).has(code)) failCommon('not_found')
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await ctx.db
      .selectFrom('events')
      .leftJoin('members', (on) =>
        on.onRef('members.workspaceId', '=', 'events.workspaceId').onRef('members.id', '=', 'events.actorId'),
      )
      .selectAll('events')
      .select('members.name as actorName')
      .where('events.workspaceId', '=', ctx.workspaceId)
      .where('events.subjectKind', '<>', 'person')
      .where('events.subjectKind', 'in', code === undefined ? ['code', 'workspace'] : ['code'])
      .where((row) =>
        row.or([row('events.name', 'like', 'code.%'), row('events.name', '=', 'codes.imported')]),
      )
      .$if(code !== undefined, (query) =>
        query.where((row) =>
          row.or([
            row('events.subjectId', '=', code!),
            // What was merged into it, or taken out of it again.
            row.and([
              row('events.name', '=', 'code.merged'),
              sql<boolean>`events.after ->> 'into' = ${code}`,
            ]),
            row.and([
              row('events.name', '=', 'code.unmerged'),
              sql<boolean>`events.before ->> 'into' = ${code}`,
            ]),
          ]),
        ),
      )
      .$if(at !== undefined, (query) =>
        query.where((row) =>
          row(row.refTuple('events.at', 'events.id'), '<', row.tuple(String(at), String(id))),
        ),
      )
      .orderBy('events.at', 'desc')
      .orderBy('events.id', 'desc')
      .limit(limit + 1)
      .execute()
    const names = await namesOf(ctx, rows.flatMap(mentioned))
    const { items, next } = pageOf(rows, limit, {
      item: (row) => {
        const read = readChange(row, names)
        return (
          read && {
            id: row.id,
            at: row.at,
            actor: {
              kind: row.actorKind as CodeChange['actor']['kind'],
              id: row.actorId,
              name: row.actorName,
            },
            through: row.through as CodeChange['through'],
            ...read,
          }
        )
      },
      cursor: (row) => [row.at, row.id],
    })
    return { items: items.filter((item) => item !== undefined), next }
  }),
]

/** What codes are called now, those that were put away too. */
async function namesOf(ctx: Context, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('codes')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
