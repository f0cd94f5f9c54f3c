import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/promises'
import { knownPeople } from '../../crm/people/refs.ts'
import { endOfDay, zoneOf } from '../../crm/tasks/days.ts'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { indexEntries, removeEntries } from '../../platform/search/entries.ts'
import { isInFuture, isMember, momentOr } from '../member-names.ts'
import { keptShare, listPromises, readPromises } from './read.ts'

export const promiseHandlers = [
  handle(contract.listPromises, listPromises),
  handle(contract.showPromise, (ctx, { promise }) => show(ctx, promise)),
  handle(contract.showKeptPromises, (ctx, { days }) => keptShare(ctx, days)),

  handle(contract.createPromise, async (ctx, { person, member, madeAt, ...input }) => {
    if (isInFuture(ctx, madeAt)) fail(contract.createPromise, 'in_future')
    if (!(await knownPeople(ctx, [person])).has(person)) fail(contract.createPromise, 'person_missing')
    const memberId = member ?? asker(ctx).id
    if (!(await isMember(ctx, memberId))) fail(contract.createPromise, 'member_missing')
    const id = await insertPromise(ctx, {
      personId: person,
      memberId,
      words: input.words,
      madeAt: momentOr(ctx, madeAt),
      ...(await dueOf(ctx, { ...input, memberId })),
    })
    return show(ctx, id)
  }),

  handle(contract.updatePromise, async (ctx, { promise: id, words, member, dueOn, timeZone, version }) => {
    const before = await lock(ctx, id, version)
    if (member !== undefined && !(await isMember(ctx, member))) fail(contract.updatePromise, 'member_missing')
    const memberId = member ?? before.member.id
    const due =
      dueOn === undefined && timeZone === undefined
        ? {}
        : await dueOf(ctx, { dueOn: dueOn === undefined ? before.dueOn : dueOn, timeZone, memberId })
    await ctx.db
      .updateTable('promises')
      .set({ memberId, words: words ?? before.words, ...due, version: before.version + 1 })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    if (words !== undefined) await indexEntries(ctx, [{ kind: 'promise', id, text: words }])
    ctx.record(
      'promise.updated',
      { kind: 'promise', id },
      {
        before: { words: before.words, dueOn: before.dueOn, member: before.member.id },
        after: { words, dueOn, member },
      },
    )
    return show(ctx, id)
  }),

  handle(contract.settlePromise, async (ctx, { promise: id, to, at, words, version }) => {
    const before = await lock(ctx, id, version)
    if (isInFuture(ctx, at)) fail(contract.settlePromise, 'in_future')
    const settledAt = momentOr(ctx, at)
    if (to !== 'open' && settledAt < before.madeAt) fail(contract.settlePromise, 'before_made')
    await ctx.db
      .updateTable('promises')
      .set({
        state: to,
        settledAt: to === 'open' ? null : settledAt,
        settledBy: to === 'open' ? null : asker(ctx).id,
        settledWords: to === 'open' ? '' : words,
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    ctx.record(
      'promise.settled',
      { kind: 'promise', id },
      { before: { state: before.state }, after: { state: to, words } },
    )
    return show(ctx, id)
  }),

  handle(contract.removePromise, async (ctx, { promise: id }) => {
    const before = await lock(ctx, id, undefined)
    await ctx.db
      .deleteFrom('promises')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    await removeEntries(ctx, 'promise', [id])
    ctx.record(
      'promise.removed',
      { kind: 'promise', id },
      { before: { words: before.words, person: before.person.id, state: before.state } },
    )
    return {}
  }),
]

type NewPromise = {
  personId: string
  memberId: string
  words: string
  madeAt: string
  dueOn: string | null
  dueAt: string | null
}

/** Keeps a promise; answers its id. Whoever calls has checked who and when. */
export async function insertPromise(ctx: Context, made: NewPromise): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('promises')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      ...made,
      state: 'open',
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
    })
    .execute()
  await indexEntries(ctx, [{ kind: 'promise', id, text: made.words }], { areNew: true })
  const { words, personId, memberId, dueOn } = made
  ctx.record('promise.made', { kind: 'promise', id }, { after: { words, personId, memberId, dueOn } })
  return id
}

/** A day ends where the member who promised is. */
async function dueOf(
  ctx: Context,
  due: { dueOn: string | null; timeZone?: string | undefined; memberId: string },
): Promise<{ dueOn: string | null; dueAt: string | null }> {
  if (due.dueOn === null) return { dueOn: null, dueAt: null }
  const zone = due.timeZone ?? (await zoneOf(ctx, due.memberId))
  return { dueOn: due.dueOn, dueAt: endOfDay(due.dueOn, zone) }
}

async function lock(ctx: Context, id: string, version: number | undefined) {
  await ctx.db
    .selectFrom('promises')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  const before = await show(ctx, id)
  if (version !== undefined && version !== before.version) failCommon('conflict')
  return before
}

async function show(ctx: Context, id: string): Promise<contract.PromiseView> {
  return (await readPromises(ctx, [id]))[0] ?? failCommon('not_found')
}
