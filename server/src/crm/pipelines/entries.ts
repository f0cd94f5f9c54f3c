import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/crm/pipelines-entries'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { mayDo } from '../../platform/perform.ts'
import { refuseNoContact } from '../consents/no-contact.ts'
import { listEntries, showBoard } from './entry-list.ts'
import { indexEntry } from './entry-search.ts'
import { findEntry, ownersOf, readEntry } from './entry-read.ts'
import { momentOf, moveEntry, stageToEnter, writeMove } from './move.ts'
import { disown, own, setTurn } from './owners.ts'
import { findPipeline } from './pipelines.ts'
import { takeFromPool } from './prospects.ts'
import { fullStage } from './quota.ts'
import { rolesOf } from './sales-roles.ts'
import { readStages } from './stages.ts'

export const entryHandlers = [
  handle(contract.listEntries, listEntries),
  handle(contract.showBoard, showBoard),
  handle(contract.showEntry, (ctx, { entry }) => readEntry(ctx, entry)),
  handle(contract.createEntry, async (ctx, input) => readEntry(ctx, await createEntry(ctx, input))),

  handle(contract.updateEntry, async (ctx, { entry: id, version, organisation, title, value, archived }) => {
    const before = await findEntry(ctx, id, true)
    if (before.version !== version) failCommon('conflict')
    if (organisation && !(await isOrganisation(ctx, organisation)))
      fail(contract.updateEntry, 'organisation_missing')
    const changed = {
      ...(organisation !== undefined && { organisationId: organisation }),
      ...(title !== undefined && { title }),
      ...(value !== undefined && columnsOf(value)),
      ...(archived !== undefined && {
        archivedAt: archived ? (before.archivedAt ?? ctx.instant) : null,
        archivedBy: archived ? (before.archivedBy ?? asker(ctx).id) : null,
      }),
    }
    await ctx.db
      .updateTable('pipelineEntries')
      .set({ ...changed, version: version + 1 })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    if (title !== undefined && title !== before.title) await indexEntry(ctx, id, title)
    ctx.record('entry.updated', { kind: 'entry', id }, { before, after: changed })
    return readEntry(ctx, id)
  }),

  handle(contract.moveEntry, async (ctx, input) => {
    await moveEntry(ctx, input)
    return readEntry(ctx, input.entry)
  }),

  handle(contract.takeEntry, async (ctx, { entry: id, role }) => {
    const entry = await findEntry(ctx, id, true)
    const you = asker(ctx)
    if (!(await rolesOf(ctx, you.id)).includes(role)) fail(contract.takeEntry, 'lacks_role')
    const owner = (await ownersOf(ctx, [id])).find((each) => each.role === role && each.until === null)
    if (owner?.memberId === you.id) return readEntry(ctx, id)
    if (owner && owner.leftAt === null) fail(contract.takeEntry, 'owned', { name: owner.name })
    await own(ctx, { entry: id, role, member: you.id })
    await setTurn(ctx, id, entry.turn === null ? role : (entry.turn as contract.SalesRole))
    ctx.record('entry.taken', { kind: 'entry', id }, { after: { role, member: you.id } })
    return readEntry(ctx, id)
  }),

  handle(contract.leaveEntry, async (ctx, { entry: id, role }) => {
    const entry = await findEntry(ctx, id, true)
    const you = asker(ctx)
    const owner = (await ownersOf(ctx, [id])).find((each) => each.role === role && each.until === null)
    if (!owner || (owner.memberId !== you.id && !mayDo(you.role, 'admin')))
      return fail(contract.leaveEntry, 'not_yours')
    await disown(ctx, { entry: id, role })
    await setTurn(ctx, id, entry.turn === role ? null : (entry.turn as contract.SalesRole | null))
    ctx.record('entry.left', { kind: 'entry', id }, { before: { role, member: owner.memberId } })
    return readEntry(ctx, id)
  }),
]

/** Puts a person into a pipeline; answers the entry's id. */
export async function createEntry(ctx: Context, input: Input<typeof contract.createEntry>): Promise<string> {
  const { pipeline: pipelineId, person, title, value, another, quotaReason } = input
  const pipeline = await findPipeline(ctx, pipelineId)
  if (pipeline.archivedAt) fail(contract.createEntry, 'pipeline_archived')
  const somebody = (await lockPerson(ctx, person)) ?? fail(contract.createEntry, 'person_missing')
  const organisationId = input.organisation === undefined ? somebody.organisationId : input.organisation
  if (organisationId && !(await isOrganisation(ctx, organisationId)))
    fail(contract.createEntry, 'organisation_missing')
  const stageId = input.stage ?? (await firstStage(ctx, pipelineId))
  const stage = (await stageToEnter(ctx, pipelineId, stageId)) ?? fail(contract.createEntry, 'stage_missing')
  // Only a move can say why something was lost.
  if (stage.goal === 'lost') fail(contract.createEntry, 'stage_missing')
  // What was won may be written down; nobody is to be talked to who does not wish it.
  if (stage.goal === 'open') await refuseNoContact(ctx, [person])
  const at = momentOf(ctx, input.at) ?? fail(contract.createEntry, 'in_future')
  const there = another ? undefined : await openEntryOf(ctx, pipelineId, person)
  if (there) fail(contract.createEntry, 'already_there', { name: somebody.name, stage: there.stageName })

  const you = asker(ctx).id
  const role = input.role ?? (await rolesOf(ctx, you))[0]
  const full = role && stage.goal === 'open' ? await fullStage(ctx, { stage, member: you }) : null
  if (full && !quotaReason) fail(contract.createEntry, 'over_quota', full)

  const { workspaceId } = ctx
  const id = ctx.newId()
  await ctx.db
    .insertInto('pipelineEntries')
    .values({
      workspaceId,
      id,
      pipelineId,
      personId: person,
      organisationId,
      title,
      ...columnsOf(value),
      stageId: stage.id,
      goal: stage.goal,
      inStageSince: at,
      closedAt: stage.goal === 'open' ? null : at,
      turn: role ?? null,
      moveCount: 1,
      startedAt: at,
      createdBy: you,
      createdAt: ctx.instant,
    })
    .execute()
  await writeMove(ctx, {
    entryId: id,
    personId: person,
    number: 1,
    fromStageId: null,
    toStageId: stage.id,
    at,
    why: '',
    lostReasonId: null,
    overQuotaWhy: full ? (quotaReason ?? null) : null,
  })
  if (role) await own(ctx, { entry: id, role, member: you })
  if (title) await indexEntry(ctx, id, title)
  await takeFromPool(ctx, { pipeline: pipelineId, person })
  const after = { pipeline: pipelineId, person, stage: stage.id, title, value, role: role ?? null }
  ctx.record('entry.created', { kind: 'entry', id }, { after })
  return id
}

/** Locked, so that two who put in the same person at once are told of each other. */
function lockPerson(ctx: Context, id: string) {
  return ctx.db
    .selectFrom('people')
    .select(['name', 'organisationId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

async function firstStage(ctx: Context, pipeline: string): Promise<string> {
  const stages = await readStages(ctx, [pipeline])
  return stages.find((stage) => stage.goal === 'open' && !stage.archivedAt)!.id
}

function openEntryOf(ctx: Context, pipeline: string, person: string) {
  return ctx.db
    .selectFrom('pipelineEntries')
    .innerJoin('pipelineStages', (on) =>
      on
        .onRef('pipelineStages.workspaceId', '=', 'pipelineEntries.workspaceId')
        .onRef('pipelineStages.id', '=', 'pipelineEntries.stageId'),
    )
    .select('pipelineStages.name as stageName')
    .where('pipelineEntries.workspaceId', '=', ctx.workspaceId)
    .where('pipelineEntries.pipelineId', '=', pipeline)
    .where('pipelineEntries.personId', '=', person)
    .where('pipelineEntries.goal', '=', 'open')
    .where('pipelineEntries.archivedAt', 'is', null)
    .executeTakeFirst()
}

async function isOrganisation(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('organisations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

function columnsOf(value: Input<typeof contract.createEntry>['value']) {
  return {
    amountMinor: value?.amountMinor ?? null,
    currency: value?.currency ?? null,
    exponent: value?.exponent ?? null,
  }
}
