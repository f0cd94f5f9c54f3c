import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/know-how'
import { type Context, asker } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { mayDo } from '../../platform/perform.ts'
import { removeEntries } from '../../platform/search/entries.ts'
import { fold } from '../../platform/search/fold.ts'
import { knownPeople } from '../people/refs.ts'
import { findKnowHow } from './find.ts'
import { knowHowRows, presentKnowHow, readKnowHow } from './read.ts'
import { type Whose, addEntry, makeFindable } from './write.ts'

export const knowHowHandlers = [
  handle(contract.listKnowHow, async (ctx, { limit, after, member, person, of }) => {
    const [what, id] = after ? readCursor(after, 2) : []
    const rows = await knowHowRows(ctx)
      .$if(member !== undefined, (query) => query.where('knowHow.memberId', '=', member!))
      .$if(person !== undefined, (query) => query.where('knowHow.personId', '=', person!))
      .$if(of === 'members', (query) => query.where('knowHow.memberId', 'is not', null))
      .$if(of === 'people', (query) => query.where('knowHow.personId', 'is not', null))
      .$if(after !== undefined, (query) =>
        query.where((row) =>
          row(row.refTuple('knowHow.whatKey', 'knowHow.id'), '>', row.tuple(String(what), String(id))),
        ),
      )
      .orderBy('knowHow.whatKey')
      .orderBy('knowHow.id')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, { item: presentKnowHow, cursor: (row) => [row.whatKey, row.id] })
  }),

  handle(contract.findKnowHow, (ctx, { q }) => findKnowHow(ctx, q)),

  handle(contract.addKnowHow, async (ctx, { member, person, ...fields }) => {
    if (member !== undefined && person !== undefined) fail(contract.addKnowHow, 'two_at_once')
    const memberId = person === undefined ? (member ?? asker(ctx).id) : null
    const personId = person ?? null
    await mustExist(ctx, { memberId, personId })
    if (!mayWrite(ctx, memberId)) fail(contract.addKnowHow, 'not_yours')
    if (areReversed(fields)) fail(contract.addKnowHow, 'years_reversed')
    if ((await countOf(ctx, { memberId, personId })) >= contract.knowHowLimits.each)
      fail(contract.addKnowHow, 'too_many', { limit: contract.knowHowLimits.each })
    const { kind, what, sinceYear = null, untilYear = null, note = '' } = fields
    try {
      const id = await addEntry(ctx, { memberId, personId }, { kind, what, sinceYear, untilYear, note })
      return await present(ctx, id)
    } catch (error) {
      if (isTwice(error)) fail(contract.addKnowHow, 'known_already')
      throw error
    }
  }),

  handle(contract.updateKnowHow, async (ctx, { knowHow: id, version, ...fields }) => {
    const before = await find(ctx, id)
    if (!mayWrite(ctx, before.memberId)) fail(contract.updateKnowHow, 'not_yours')
    if (version !== undefined && version !== before.version) failCommon('conflict')
    const values = {
      kind: fields.kind ?? before.kind,
      what: fields.what ?? before.what,
      whatKey: fold(fields.what ?? before.what),
      sinceYear: fields.sinceYear === undefined ? before.sinceYear : fields.sinceYear,
      untilYear: fields.untilYear === undefined ? before.untilYear : fields.untilYear,
      note: fields.note ?? before.note,
    }
    if (areReversed(values)) fail(contract.updateKnowHow, 'years_reversed')
    try {
      await ctx.db
        .updateTable('knowHow')
        .set({ ...values, version: before.version + 1 })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute()
    } catch (error) {
      if (isTwice(error)) fail(contract.updateKnowHow, 'known_already')
      throw error
    }
    ctx.record('know_how.updated', { kind: 'know_how', id }, { before, after: values })
    await makeFindable(ctx, id)
    return present(ctx, id)
  }),

  handle(contract.removeKnowHow, async (ctx, { knowHow: id }) => {
    const before = await find(ctx, id)
    if (!mayWrite(ctx, before.memberId)) fail(contract.removeKnowHow, 'not_yours')
    await ctx.db
      .deleteFrom('knowHow')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    await removeEntries(ctx, 'know_how', [id])
    ctx.record(
      'know_how.removed',
      { kind: 'know_how', id },
      { before: { kind: before.kind, what: before.what, note: before.note } },
    )
    return {}
  }),
]

async function mustExist(ctx: Context, { memberId, personId }: Whose): Promise<void> {
  if (personId !== null) {
    if (!(await knownPeople(ctx, [personId])).has(personId)) failCommon('not_found')
    return
  }
  const member = await ctx.db
    .selectFrom('members')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', memberId!)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  if (!member) failCommon('not_found')
}

/** What a person knows, anybody may write down; what a colleague knows, they themselves and administrators. */
function mayWrite(ctx: Context, memberId: string | null): boolean {
  const you = asker(ctx)
  return memberId === null || memberId === you.id || mayDo(you.role, 'admin')
}

function areReversed({
  sinceYear,
  untilYear,
}: {
  sinceYear?: number | null | undefined
  untilYear?: number | null | undefined
}): boolean {
  return typeof sinceYear === 'number' && typeof untilYear === 'number' && untilYear < sinceYear
}

async function countOf(ctx: Context, { memberId, personId }: Whose): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('knowHow')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where(personId === null ? 'memberId' : 'personId', '=', (personId ?? memberId)!)
    .executeTakeFirstOrThrow()
  return count
}

function isTwice(error: unknown): boolean {
  return violates(error, 'know_how_of_member') || violates(error, 'know_how_of_person')
}

async function find(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('knowHow')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

async function present(ctx: Context, id: string): Promise<contract.KnowHowView> {
  const [entry] = await readKnowHow(ctx, [id])
  return entry ?? failCommon('not_found')
}
