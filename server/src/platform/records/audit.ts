import * as contract from '@firsthand/contract/platform/records'
import type { Domain } from '../domain.ts'
import { handle } from '../handle.ts'
import { pageOf, readCursor } from '../keyset.ts'
import { nameSubjects } from './name-subjects.ts'

/** An import makes events of people by the million, by itself. Everything else has an index of its own. */
const manyOf = 'person'

export function auditHandlers(domains: () => Domain[]) {
  return [
    handle(contract.listEvents, async (ctx, { limit, after, subject, kind, member }) => {
      const [at, id] = after ? readCursor(after, 2) : []
      const rows = await ctx.db
        .selectFrom('events')
        .leftJoin('members', (on) =>
          on
            .onRef('members.workspaceId', '=', 'events.workspaceId')
            .onRef('members.id', '=', 'events.actorId'),
        )
        .selectAll('events')
        .select('members.name as actorName')
        .where('events.workspaceId', '=', ctx.workspaceId)
        .$if(subject !== undefined, (query) => query.where('events.subjectId', '=', subject!))
        .$if(kind !== undefined, (query) => query.where('events.subjectKind', '=', kind!))
        .$if(kind !== undefined && kind !== manyOf, (query) =>
          query.where('events.subjectKind', '<>', manyOf),
        )
        .$if(member !== undefined, (query) => query.where('events.actorId', '=', member!))
        .$if(at !== undefined, (query) =>
          query.where((row) =>
            row(row.refTuple('events.at', 'events.id'), '<', row.tuple(String(at), String(id))),
          ),
        )
        .orderBy('events.at', 'desc')
        .orderBy('events.id', 'desc')
        .limit(limit + 1)
        .execute()
      const names = await nameSubjects(ctx, domains(), rows)
      return pageOf(rows, limit, {
        item: (row) => ({
          id: row.id,
          name: row.name,
          at: row.at,
          actor: {
            kind: row.actorKind as contract.EventView['actor']['kind'],
            id: row.actorId,
            name: row.actorName,
          },
          through: row.through as contract.EventView['through'],
          subject: { kind: row.subjectKind, id: row.subjectId, name: names.get(row.id) ?? null },
          before: row.before,
          after: row.after,
        }),
        cursor: (row) => [row.at, row.id],
      })
    }),
  ]
}
