import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/introductions'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { refuseNoContact } from '../consents/no-contact.ts'
import { knownPeople } from '../people/refs.ts'
import { datesAfter, isMade } from './introduction.rules.ts'
import { moveIntroduction } from './move.ts'
import { introductionRows, presentIntroduction } from './read-introductions.ts'
import { thanksDue } from './thanks-due.ts'

const { introductionPatienceDays: patienceDays } = contract

export const introductionHandlers = [
  handle(contract.listIntroductions, async (ctx, input) => {
    const { limit, after, state, of, person, organisation, introducer, member } = input
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await introductionRows(ctx)
      .$if(state !== undefined, (query) => query.where('request.state', '=', state!))
      .$if(of === 'open', (query) => query.where('request.state', 'in', ['wished', 'asked', 'made']))
      .$if(of === 'due', (query) =>
        query.where('request.state', '=', 'asked').where('request.remindAt', '<=', ctx.instant),
      )
      .$if(person !== undefined, (query) => query.where('request.personId', '=', person!))
      .$if(organisation !== undefined, (query) => query.where('request.organisationId', '=', organisation!))
      .$if(introducer !== undefined, (query) => query.where('request.introducerId', '=', introducer!))
      .$if(member !== undefined, (query) => query.where('request.memberId', '=', member!))
      .$if(after !== undefined, (query) =>
        query.where((row) =>
          row(row.refTuple('request.createdAt', 'request.id'), '<', row.tuple(String(at), String(id))),
        ),
      )
      .orderBy('request.createdAt', 'desc')
      .orderBy('request.id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, {
      item: (row) => presentIntroduction(ctx, row),
      cursor: (row) => [row.createdAt, row.id],
    })
  }),

  handle(contract.wishIntroduction, async (ctx, { wanted, wording, asked, ...who }) => {
    const parties = {
      personId: who.person ?? null,
      organisationId: who.organisation ?? null,
      introducerId: who.introducer ?? null,
      memberId: who.member ?? asker(ctx).id,
    }
    const problem = await problemOf(ctx, parties)
    if (problem) fail(contract.wishIntroduction, problem)
    if (isNobody(wanted, parties)) fail(contract.wishIntroduction, 'nobody_wanted')
    if (asked && parties.introducerId === null) fail(contract.wishIntroduction, 'nobody_asked')
    await refuseNoContact(ctx, [parties.personId, parties.introducerId])
    const id = ctx.newId()
    const state = asked ? 'asked' : 'wished'
    await ctx.db
      .insertInto('introductionRequests')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        state,
        wanted,
        wording,
        ...parties,
        ...datesAfter(noDates, { to: state, at: ctx.instant, patienceDays }),
        createdAt: ctx.instant,
        createdBy: ctx.member?.id ?? null,
      })
      .execute()
    ctx.record('introduction.wished', { kind: 'introduction', id }, { after: { state, wanted, ...parties } })
    return show(ctx, id)
  }),

  handle(contract.updateIntroduction, async (ctx, { introduction: id, version, remindAt, ...fields }) => {
    const before = await find(ctx, id)
    if (version !== undefined && version !== before.version) failCommon('conflict')
    const { wanted = before.wanted, wording = before.wording } = fields
    const parties = {
      personId: fields.person === undefined ? before.personId : fields.person,
      organisationId: fields.organisation === undefined ? before.organisationId : fields.organisation,
      introducerId: fields.introducer === undefined ? before.introducerId : fields.introducer,
      memberId: fields.member === undefined ? before.memberId : fields.member,
    }
    const changesWho = parties.personId !== before.personId || parties.introducerId !== before.introducerId
    if (changesWho && isMade(before.state)) fail(contract.updateIntroduction, 'already_made')
    const problem = await problemOf(ctx, parties)
    if (problem) fail(contract.updateIntroduction, problem)
    if (isNobody(wanted, parties)) fail(contract.updateIntroduction, 'nobody_wanted')
    await refuseNoContact(ctx, [
      parties.personId === before.personId ? null : parties.personId,
      parties.introducerId === before.introducerId ? null : parties.introducerId,
    ])
    const changed = {
      wanted,
      wording,
      ...parties,
      remindAt: remindAt === undefined || before.state !== 'asked' ? before.remindAt : remindAt,
    }
    await ctx.db
      .updateTable('introductionRequests')
      .set({ ...changed, version: before.version + 1 })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    ctx.record('introduction.updated', { kind: 'introduction', id }, { before, after: changed })
    return show(ctx, id)
  }),

  handle(contract.moveIntroduction, async (ctx, input) => {
    const before = await find(ctx, input.introduction)
    if (input.version !== undefined && input.version !== before.version) failCommon('conflict')
    const parties = {
      personId: input.person ?? before.personId,
      introducerId: input.introducer ?? before.introducerId,
    }
    const problem = await problemOf(ctx, { ...parties, organisationId: null, memberId: null })
    if (problem === 'organisation_missing' || problem === 'member_missing') throw new Error('Not asked.')
    if (problem) fail(contract.moveIntroduction, problem)
    // What happened may be written down; what is still to be said to somebody may not be planned.
    if (input.to === 'wished' || input.to === 'asked')
      await refuseNoContact(ctx, [parties.personId, parties.introducerId])
    const outcome = await moveIntroduction(ctx, before, {
      to: input.to,
      at: input.at,
      wording: input.wording,
      ...parties,
    })
    if (typeof outcome === 'string') fail(contract.moveIntroduction, outcome)
    return { introduction: await show(ctx, before.id), cameThrough: outcome.cameThrough }
  }),

  handle(contract.removeIntroduction, async (ctx, { introduction: id }) => {
    const { state, wanted, personId, introducerId } = await find(ctx, id)
    await ctx.db
      .deleteFrom('introductionRequests')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    ctx.record(
      'introduction.removed',
      { kind: 'introduction', id },
      { before: { state, wanted, personId, introducerId } },
    )
    return {}
  }),

  handle(contract.listThanksDue, (ctx, page) => thanksDue(ctx, page)),
]

const noDates = { askedAt: null, madeAt: null, metAt: null, thankedAt: null, closedAt: null, remindAt: null }

type Parties = {
  personId: string | null
  organisationId: string | null
  introducerId: string | null
  memberId: string | null
}

function isNobody(wanted: string, { personId, organisationId }: Parties): boolean {
  return wanted === '' && personId === null && organisationId === null
}

async function problemOf(ctx: Context, { personId, organisationId, introducerId, memberId }: Parties) {
  const known = await knownPeople(
    ctx,
    [personId, introducerId].filter((id) => id !== null),
  )
  if (personId !== null && !known.has(personId)) return 'person_missing'
  if (introducerId !== null && !known.has(introducerId)) return 'introducer_missing'
  if (personId !== null && personId === introducerId) return 'same_person'
  if (organisationId !== null && !(await isThere(ctx, 'organisations', organisationId)))
    return 'organisation_missing'
  if (memberId !== null && !(await isThere(ctx, 'members', memberId))) return 'member_missing'
  return undefined
}

async function isThere(ctx: Context, table: 'organisations' | 'members', id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom(table)
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

async function find(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('introductionRequests')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

async function show(ctx: Context, id: string): Promise<contract.IntroductionRequest> {
  return presentIntroduction(
    ctx,
    await introductionRows(ctx).where('request.id', '=', id).executeTakeFirstOrThrow(),
  )
}
