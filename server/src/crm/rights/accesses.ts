import * as contract from '@firsthand/contract/crm/rights'
import type { Output } from '@firsthand/contract/core/operation'
import { failCommon } from '@firsthand/contract/core/failure'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { knownPeople } from '../people/refs.ts'

type What = Output<typeof contract.listAccesses>['items'][number]['what']

/** What this server has written today already: most looks cost a look into this set and no statement. */
const written = new Set<string>()
const writtenAtMost = 50_000

/** Notes that somebody looked at what is kept about these people: one row for each member, person, day and way. */
export async function noteAccess(ctx: Context, people: string[], what: What): Promise<void> {
  const { member, workspaceId, reader } = ctx
  if (!member) return
  const day = ctx.instant.slice(0, 10)
  const who = reader === 'export' ? 'person' : reader
  const keyOf = (person: string) => `${workspaceId} ${person} ${day} ${member.id} ${what} ${who}`
  const missing = [...new Set(people)].filter((person) => !written.has(keyOf(person))).toSorted()
  if (missing.length === 0) return
  await ctx.db
    .insertInto('personAccesses')
    .values(
      missing.map((personId) => ({ workspaceId, personId, day, memberId: member.id, what, reader: who })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  ctx.afterCommit(() => {
    if (written.size > writtenAtMost) written.clear()
    for (const person of missing) written.add(keyOf(person))
  })
}

export const accessHandlers = [
  handle(contract.listAccesses, async (ctx, { person, limit, after }) => {
    if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
    const [day, memberId, what, reader] = after ? readCursor(after, 4) : []
    const rows = await ctx.db
      .selectFrom('personAccesses')
      .innerJoin('members', (on) =>
        on
          .onRef('members.workspaceId', '=', 'personAccesses.workspaceId')
          .onRef('members.id', '=', 'personAccesses.memberId'),
      )
      .select(['day', 'memberId', 'members.name', 'what', 'reader'])
      .where('personAccesses.workspaceId', '=', ctx.workspaceId)
      .where('members.workspaceId', '=', ctx.workspaceId)
      .where('personId', '=', person)
      .$if(day !== undefined, (query) =>
        query.where((row) =>
          row(
            row.refTuple('day', 'memberId', 'what', 'reader'),
            '<',
            row.tuple(String(day), String(memberId), String(what), String(reader)),
          ),
        ),
      )
      .orderBy('day', 'desc')
      .orderBy('memberId', 'desc')
      .orderBy('what', 'desc')
      .orderBy('reader', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, {
      item: (row) => ({
        day: row.day,
        member: { id: row.memberId, name: row.name },
        what: row.what as What,
        reader: row.reader as 'person',
      }),
      cursor: (row) => [row.day, row.memberId, row.what, row.reader],
    })
  }),
]
