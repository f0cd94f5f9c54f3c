import * as contract from '@firsthand/contract/crm/rights'
import { fail, failCommon } from '@firsthand/contract/core/failure'
import { type Context, asker } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { type Handler, handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { knownPeople } from '../people/refs.ts'
import { accessHandlers } from './accesses.ts'
import { copyJob } from './copies/copy-job.ts'
import { describeErasure } from './erasure/describe.ts'
import { erasePerson } from './erasure/erase-person.ts'

const dayMs = 86_400_000

export function rightsHandlers(domains: () => Domain[]): Handler[] {
  return [
    handle(contract.previewErasure, async (ctx, { person }) => {
      const name = await nameOf(ctx, person)
      return { name, ...(await describeErasure(ctx, domains(), person)) }
    }),

    handle(contract.createErasure, async (ctx, { person, name }) => {
      if (!isSame(name, await nameOf(ctx, person))) fail(contract.createErasure, 'name_differs')
      return readErasure(ctx, await erasePerson(ctx, domains(), person))
    }),

    handle(contract.showErasure, (ctx, { erasure }) => readErasure(ctx, erasure)),

    handle(contract.listErasures, async (ctx, { limit, after }) => {
      const [at, id] = after ? readCursor(after, 2) : []
      const rows = await erasures(ctx)
        .$if(at !== undefined, (query) =>
          query.where((row) =>
            row(row.refTuple('erasures.askedAt', 'erasures.id'), '<', row.tuple(String(at), String(id))),
          ),
        )
        .orderBy('erasures.askedAt', 'desc')
        .orderBy('erasures.id', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, { item: present, cursor: (row) => [row.askedAt, row.id] })
    }),

    handle(contract.createCopy, async (ctx, { person }) => {
      await nameOf(ctx, person)
      return { jobId: await ctx.ask(copyJob, { person, member: asker(ctx).id }) }
    }),

    handle(contract.listCopies, async (ctx, { person, limit, after }) => {
      if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
      const [at, id] = after ? readCursor(after, 2) : []
      const rows = await ctx.db
        .selectFrom('personCopies')
        .innerJoin('files', (on) =>
          on
            .onRef('files.workspaceId', '=', 'personCopies.workspaceId')
            .onRef('files.id', '=', 'personCopies.fileId'),
        )
        .select(['personCopies.id', 'personCopies.fileId', 'personCopies.createdAt', 'files.size'])
        .where('personCopies.workspaceId', '=', ctx.workspaceId)
        .where('personCopies.personId', '=', person)
        .$if(at !== undefined, (query) =>
          query.where((row) =>
            row(
              row.refTuple('personCopies.createdAt', 'personCopies.id'),
              '<',
              row.tuple(String(at), String(id)),
            ),
          ),
        )
        .orderBy('personCopies.createdAt', 'desc')
        .orderBy('personCopies.id', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, {
        item: (row) => ({
          ...row,
          expiresAt: new Date(Date.parse(row.createdAt) + contract.copyDays * dayMs).toISOString(),
        }),
        cursor: (row) => [row.createdAt, row.id],
      })
    }),

    ...accessHandlers,
  ]
}

function erasures(ctx: Context) {
  return ctx.db
    .selectFrom('erasures')
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'erasures.workspaceId')
        .onRef('members.id', '=', 'erasures.askedBy'),
    )
    .selectAll('erasures')
    .select('members.name as memberName')
    .where('erasures.workspaceId', '=', ctx.workspaceId)
}

async function readErasure(ctx: Context, id: string): Promise<contract.ErasureView> {
  const row = await erasures(ctx).where('erasures.id', '=', id).executeTakeFirst()
  return row ? present(row) : failCommon('not_found')
}

function present(
  row: Awaited<ReturnType<ReturnType<typeof erasures>['execute']>>[number],
): contract.ErasureView {
  const { id, personId, askedAt, askedBy, memberName, finishedAt, counts } = row
  return {
    id,
    personId,
    askedAt,
    finishedAt,
    askedBy: askedBy && memberName !== null ? { id: askedBy, name: memberName } : null,
    parts: counts as contract.ErasureView['parts'],
  }
}

async function nameOf(ctx: Context, person: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('people')
    .select('name')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', person)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
  return row?.name ?? failCommon('not_found')
}

/** Typed by hand: what nobody sees, such as two spaces, does not count. */
function isSame(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return plain(typed) === plain(name)
}
