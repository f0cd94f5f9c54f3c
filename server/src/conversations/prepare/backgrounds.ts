import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/conversations/prepare'
import { knownPeople } from '../../crm/people/refs.ts'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'

export const backgroundHandlers = [
  handle(contract.noteBackground, async (ctx, { person, aspect, words, basis }) => {
    if (!(await knownPeople(ctx, [person])).has(person)) return failCommon('not_found')
    const limit = contract.backgroundLimits.perPerson
    if ((await readBackgrounds(ctx, [person])).length >= limit)
      fail(contract.noteBackground, 'too_many', { limit })
    const id = ctx.newId()
    await ctx.db
      .insertInto('backgrounds')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        personId: person,
        aspect,
        words,
        basis,
        notedBy: asker(ctx).id,
        notedAt: ctx.instant,
      })
      .execute()
    ctx.record('background.noted', { kind: 'person', id: person }, { after: { aspect, words, basis } })
    return find(ctx, id)
  }),

  handle(contract.judgeBackground, async (ctx, { background, basis }) => {
    const before = await find(ctx, background)
    await ctx.db
      .updateTable('backgrounds')
      .set({ basis })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', background)
      .execute()
    ctx.record(
      'background.judged',
      { kind: 'person', id: before.person },
      { before: { basis: before.basis }, after: { basis } },
    )
    return find(ctx, background)
  }),

  handle(contract.removeBackground, async (ctx, { background }) => {
    const { person, aspect, words } = await find(ctx, background)
    await ctx.db
      .deleteFrom('backgrounds')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', background)
      .execute()
    ctx.record('background.removed', { kind: 'person', id: person }, { before: { aspect, words } })
    return {}
  }),
]

/** What is known or believed of these people, oldest first. */
export async function readBackgrounds(ctx: Context, people: string[]): Promise<contract.BackgroundView[]> {
  if (people.length === 0) return []
  const rows = await select(ctx)
    .where('backgrounds.personId', 'in', people)
    .orderBy('notedAt')
    .orderBy('backgrounds.id')
    .execute()
  return rows.map(present)
}

async function find(ctx: Context, id: string): Promise<contract.BackgroundView> {
  const row = await select(ctx).where('backgrounds.id', '=', id).executeTakeFirst()
  return row ? present(row) : failCommon('not_found')
}

function select(ctx: Context) {
  return ctx.db
    .selectFrom('backgrounds')
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'backgrounds.workspaceId')
        .onRef('members.id', '=', 'backgrounds.notedBy'),
    )
    .selectAll('backgrounds')
    .select('members.name')
    .where('backgrounds.workspaceId', '=', ctx.workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function present(row: Row): contract.BackgroundView {
  const { id, personId, aspect, words, basis, notedBy, notedAt, name } = row
  return {
    id,
    person: personId,
    aspect: aspect as contract.BackgroundAspect,
    words,
    basis: basis as contract.BackgroundView['basis'],
    notedBy: notedBy ? { id: notedBy, name: name! } : null,
    notedAt,
  }
}
