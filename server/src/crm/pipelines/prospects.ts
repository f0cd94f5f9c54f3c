import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/pipelines'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { whoMayBe } from '../consents/may-be.ts'
import { noContactOf, refuseNoContact, withNames } from '../consents/no-contact.ts'
import { knownPeople, personRefs } from '../people/refs.ts'
import { findPipeline } from './pipelines.ts'

export const prospectHandlers = [
  handle(contract.listProspects, async (ctx, { pipeline, limit, after }) => {
    await findPipeline(ctx, pipeline)
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await ctx.db
      .selectFrom('prospects')
      .leftJoin('members', (on) =>
        on
          .onRef('members.workspaceId', '=', 'prospects.workspaceId')
          .onRef('members.id', '=', 'prospects.addedBy'),
      )
      .selectAll('prospects')
      .select('members.name as memberName')
      .where('prospects.workspaceId', '=', ctx.workspaceId)
      .where('prospects.pipelineId', '=', pipeline)
      .where('prospects.leftAt', 'is', null)
      .$if(after !== undefined, (query) =>
        query.where((row) =>
          row(row.refTuple('prospects.addedAt', 'prospects.id'), '<', row.tuple(String(at), String(id))),
        ),
      )
      .orderBy('prospects.addedAt', 'desc')
      .orderBy('prospects.id', 'desc')
      .limit(limit + 1)
      .execute()
    const people = await personRefs(
      ctx,
      rows.map((row) => row.personId),
    )
    const may = await whoMayBe(ctx, people.keys(), 'contact')
    return pageOf(rows, limit, {
      item: ({ id, personId, note, addedAt, addedBy, memberName }) => ({
        id,
        person: people.get(personId)!,
        mayContact: may.has(personId),
        note,
        addedAt,
        addedBy: addedBy && memberName !== null ? { id: addedBy, name: memberName } : null,
      }),
      cursor: (row) => [row.addedAt, row.id],
    })
  }),

  handle(contract.addProspects, async (ctx, { pipeline, people, note }) => {
    await findPipeline(ctx, pipeline)
    const wanted = [...new Set(people)]
    if ((await knownPeople(ctx, wanted)).size < wanted.length) fail(contract.addProspects, 'person_missing')
    if (wanted.length === 1) await refuseNoContact(ctx, wanted)
    const noContact = await noContactOf(ctx, wanted)
    const refused = await withNames(ctx, noContact)
    const reachable = wanted.filter((id) => !noContact.has(id))
    if (reachable.length === 0) return { added: 0, alreadyThere: 0, refused }
    const { workspaceId, instant: addedAt } = ctx
    const added = await ctx.db
      .insertInto('prospects')
      .values(
        reachable.map((personId) => ({
          workspaceId,
          id: ctx.newId(),
          pipelineId: pipeline,
          personId,
          note,
          addedBy: asker(ctx).id,
          addedAt,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'pipelineId', 'personId']).where('leftAt', 'is', null).doNothing(),
      )
      .returning(['id', 'personId'])
      .execute()
    for (const row of added)
      ctx.record('prospect.added', { kind: 'person', id: row.personId }, { after: { id: row.id, pipeline } })
    return { added: added.length, alreadyThere: reachable.length - added.length, refused }
  }),

  handle(contract.removeProspect, async (ctx, { prospect }) => {
    const row = await leave(ctx)
      .where('id', '=', prospect)
      .returning(['personId', 'pipelineId'])
      .executeTakeFirst()
    if (!row) return failCommon('not_found')
    ctx.record(
      'prospect.removed',
      { kind: 'person', id: row.personId },
      { before: { id: prospect, pipeline: row.pipelineId } },
    )
    return {}
  }),
]

/** Whoever enters the pipeline is no prospect of it any more. */
export async function takeFromPool(ctx: Context, { pipeline, person }: { pipeline: string; person: string }) {
  await leave(ctx).where('pipelineId', '=', pipeline).where('personId', '=', person).execute()
}

function leave(ctx: Context) {
  return ctx.db
    .updateTable('prospects')
    .set({ leftAt: ctx.instant, leftBy: ctx.member?.id ?? null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('leftAt', 'is', null)
}
