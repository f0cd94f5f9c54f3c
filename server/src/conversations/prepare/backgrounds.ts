import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/conversations/prepare'
import { knownPeople } from '../../crm/people/refs.ts'
import { hiddenBesideEach } from '../../evidence/redaction/beside.ts'
import { type Context, asker } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import type { ReadableRows } from '../../platform/domain.ts'
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
    const noted = await find(ctx, id)
    ctx.record(
      'background.noted',
      { kind: 'person', id: person },
      { after: { aspect, words: noted.words, basis } },
    )
    return noted
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
  return shown(ctx, rows)
}

async function find(ctx: Context, id: string): Promise<contract.BackgroundView> {
  const rows = await select(ctx).where('backgrounds.id', '=', id).execute()
  return (await shown(ctx, rows))[0] ?? failCommon('not_found')
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

/** Lines as they are shown, for a file that leaves. */
export const readableBackgrounds: ReadableRows = async (ctx, ids) => {
  const rows = await select(ctx).where('backgrounds.id', '=', anyOf(ids)).execute()
  return (await shown(ctx, rows)).map(({ id, words }) => ({ id, words }))
}

/** Without what is hidden for whom it is about. */
async function shown(ctx: Context, rows: Row[]): Promise<contract.BackgroundView[]> {
  const hides = await hiddenBesideEach(
    ctx,
    rows.map(({ personId }) => ({ source: null, people: [personId] })),
  )
  return rows.map((row, at) => present({ ...row, words: hides[at]!(row.words) }))
}

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
