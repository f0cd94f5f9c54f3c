import { fail } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/evidence/evidence'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { keptPlan } from '../../platform/db/fewer-trips.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findEntries } from '../../platform/search/find.ts'
import type { KindTestOf, TalksOf } from '../talks.ts'
import { readEvidence } from './read.ts'
import { momentsBetween } from './said-between.ts'
import { withCodes } from './with-codes.ts'

const foundAtMost = 200
const filters = ['kinds', 'person', 'source', 'hearing', 'cited', 'praise'] as const
const judgements = { praise: 1, complaint: -1, neither: 0 }

/** A page of evidence, newest first. A search answers the best matches as one page. */
export async function listEvidence(
  ctx: Context,
  input: Input<typeof contract.listEvidence>,
  { talksOf, kindTestOf }: { talksOf: TalksOf; kindTestOf: KindTestOf },
): Promise<Output<typeof contract.listEvidence>> {
  const { limit, after, q } = input
  const found = q?.trim()
    ? (await findEntries(ctx, { text: q, kinds: ['evidence'], limit: foundAtMost })).map((each) => each.id)
    : undefined
  if (found?.length === 0) return { items: [], next: null }
  const conditions = await withCodes(ctx, input)
  const between = await momentsBetween(ctx, input, () => fail(contract.listEvidence, 'days_reversed'))
  if (between.from) conditions.push(sql<boolean>`evidence.happened_at >= ${between.from}::timestamptz`)
  if (between.before) conditions.push(sql<boolean>`evidence.happened_at < ${between.before}::timestamptz`)
  if (input.study !== undefined || input.yours) {
    const talks = (await talksOf(ctx, { study: input.study })).filter(
      ({ members }) => !input.yours || members.includes(ctx.member?.id ?? ''),
    )
    conditions.push(sql<boolean>`evidence.source_id = ANY(${talks.map(({ id: talk }) => talk)}::uuid[])`)
  }
  if (input.pressure) conditions.push(isRead(ctx, input.pressure))
  conditions.push(...ofPeople(ctx, input))
  if (input.segment !== undefined) conditions.push(ofKind(ctx, await kindTestOf(ctx, input.segment)))
  // A search by itself has few shapes, and planning it takes as long as running it.
  const isPlain =
    conditions.length === 0 && !input.counted && filters.every((each) => input[each] === undefined)
  const [at, id] = after ? readCursor(after, 2) : []
  const rows = await filtered(ctx, input, found)
    .$if(found !== undefined && isPlain, (query) => query.modifyFront(keptPlan))
    .$if(conditions.length > 0, (query) => query.where((row) => row.and(conditions)))
    .$if(after !== undefined, (query) =>
      query.where((row) =>
        row(row.refTuple('evidence.happenedAt', 'evidence.id'), '<', row.tuple(String(at), String(id))),
      ),
    )
    .select(['evidence.id', 'evidence.happenedAt', 'evidence.personId'])
    .orderBy('evidence.happenedAt', 'desc')
    .orderBy('evidence.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const pieces = await readEvidence(
    ctx,
    shown.map((row) => row.id),
    { persons: shown.map((row) => row.personId) },
  )
  const complete = new Map(pieces.map((each) => [each.id, each]))
  return pageOf(rows, limit, {
    item: (row) => complete.get(row.id)!,
    cursor: (row) => [row.happenedAt, row.id],
  })
}

/** The condition that people of a column of a table by kinds of people fulfil. */
function ofPeople(
  ctx: Context,
  { contactType, organisation, choice }: Input<typeof contract.listEvidence>,
): RawBuilder<boolean>[] {
  const { workspaceId } = ctx
  return [
    ...(contactType === undefined
      ? []
      : [
          sql<boolean>`EXISTS (SELECT FROM contact_types t WHERE t.workspace_id = ${workspaceId}
            AND t.person_id = evidence.person_id AND t.type = ${contactType})`,
        ]),
    ...(organisation === undefined
      ? []
      : [
          sql<boolean>`EXISTS (SELECT FROM people p WHERE p.workspace_id = ${workspaceId}
            AND p.id = evidence.person_id AND p.organisation_id = ${organisation})`,
        ]),
    ...(choice === undefined
      ? []
      : [
          sql<boolean>`EXISTS (SELECT FROM field_values v WHERE v.workspace_id = ${workspaceId}
            AND v.person_id = evidence.person_id AND v.choice_id = ${choice})`,
        ]),
  ]
}

/** Of people whom a test of rows of `people` holds for. */
function ofKind(ctx: Context, test: RawBuilder<SqlBool> | undefined): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (SELECT FROM people WHERE people.workspace_id = ${ctx.workspaceId}
    AND people.id = evidence.person_id AND ${test ?? sql`false`})`
}

function isRead(ctx: Context, pressure: string) {
  return sql<boolean>`EXISTS (SELECT FROM readings r WHERE r.workspace_id = ${ctx.workspaceId}
    AND r.evidence_id = evidence.id AND r.pressure = ${pressure})`
}

function filtered(ctx: Context, input: Input<typeof contract.listEvidence>, found: string[] | undefined) {
  const { kinds, person, source, hearing, cited, withdrawn, praise, counted } = input
  const isHeard = sql<boolean>`EXISTS (SELECT FROM evidence_hearers h WHERE h.workspace_id = ${ctx.workspaceId} AND h.evidence_id = evidence.id)`
  const isHeardByYou = sql<boolean>`EXISTS (SELECT FROM evidence_hearers h WHERE h.workspace_id = ${ctx.workspaceId} AND h.evidence_id = evidence.id AND h.member_id = ${ctx.member?.id ?? null})`
  const isCited = sql<boolean>`EXISTS (SELECT FROM citations c WHERE c.workspace_id = ${ctx.workspaceId} AND c.evidence_id = evidence.id)`
  return ctx.db
    .selectFrom('evidence')
    .where('evidence.workspaceId', '=', ctx.workspaceId)
    .where('evidence.withdrawnAt', withdrawn ? 'is not' : 'is', null)
    .$if(found !== undefined, (query) => query.where('evidence.id', '=', anyOf(found!)))
    .$if(kinds !== undefined && kinds.length > 0, (query) => query.where('evidence.kind', 'in', kinds!))
    .$if(person !== undefined, (query) => query.where('evidence.personId', '=', person!))
    .$if(source !== undefined, (query) => query.where('evidence.sourceId', '=', source!))
    .$if(hearing === 'you', (query) => query.where(isHeardByYou))
    .$if(hearing === 'team', (query) => query.where(isHeard))
    .$if(hearing === 'relayed', (query) => query.where((row) => row.not(isHeard)))
    .$if(praise === 'judged', (query) => query.where('evidence.praise', 'is not', null))
    .$if(praise === 'unjudged', (query) => query.where('evidence.praise', 'is', null))
    .$if(praise !== undefined && praise in judgements, (query) =>
      query.where('evidence.praise', '=', judgements[praise as keyof typeof judgements]),
    )
    .$if(counted, (query) =>
      query.where((row) =>
        row.or([row('evidence.suggestedBy', 'is', null), row('evidence.acceptedAt', 'is not', null)]),
      ),
    )
    .$if(cited === true, (query) => query.where(isCited))
    .$if(cited === false, (query) => query.where((row) => row.not(isCited)))
}
