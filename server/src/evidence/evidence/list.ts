import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/evidence/evidence'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findEntries } from '../../platform/search/find.ts'
import type { TalksOf } from '../talks.ts'
import { readEvidence } from './read.ts'
import { withCodes } from './with-codes.ts'

const foundAtMost = 200

/** A page of evidence, newest first. A search answers the best matches as one page. */
export async function listEvidence(
  ctx: Context,
  input: Input<typeof contract.listEvidence>,
  talksOf: TalksOf,
): Promise<Output<typeof contract.listEvidence>> {
  const { limit, after, q } = input
  const found = q?.trim()
    ? (await findEntries(ctx, { text: q, kinds: ['evidence'], limit: foundAtMost })).map((each) => each.id)
    : undefined
  if (found?.length === 0) return { items: [], next: null }
  const conditions = await withCodes(ctx, input)
  const talks =
    input.study === undefined
      ? undefined
      : (await talksOf(ctx, { study: input.study })).map((talk) => talk.id)
  if (talks) conditions.push(sql<boolean>`evidence.source_id = ANY(${talks}::uuid[])`)
  if (input.pressure) conditions.push(isRead(ctx, input.pressure))
  const [at, id] = after ? readCursor(after, 2) : []
  const rows = await filtered(ctx, input, found)
    .$if(conditions.length > 0, (query) => query.where((row) => row.and(conditions)))
    .$if(after !== undefined, (query) =>
      query.where((row) =>
        row(row.refTuple('evidence.happenedAt', 'evidence.id'), '<', row.tuple(String(at), String(id))),
      ),
    )
    .select(['evidence.id', 'evidence.happenedAt'])
    .orderBy('evidence.happenedAt', 'desc')
    .orderBy('evidence.id', 'desc')
    .limit(limit + 1)
    .execute()
  const complete = new Map(
    (
      await readEvidence(
        ctx,
        rows.slice(0, limit).map((row) => row.id),
      )
    ).map((each) => [each.id, each]),
  )
  return pageOf(rows, limit, {
    item: (row) => complete.get(row.id)!,
    cursor: (row) => [row.happenedAt, row.id],
  })
}

function isRead(ctx: Context, pressure: string) {
  return sql<boolean>`EXISTS (SELECT FROM readings r WHERE r.workspace_id = ${ctx.workspaceId}
    AND r.evidence_id = evidence.id AND r.pressure = ${pressure})`
}

function filtered(ctx: Context, input: Input<typeof contract.listEvidence>, found: string[] | undefined) {
  const { kinds, person, source, hearing, cited, withdrawn } = input
  const isHeard = sql<boolean>`EXISTS (SELECT FROM evidence_hearers h WHERE h.workspace_id = ${ctx.workspaceId} AND h.evidence_id = evidence.id)`
  const isHeardByYou = sql<boolean>`EXISTS (SELECT FROM evidence_hearers h WHERE h.workspace_id = ${ctx.workspaceId} AND h.evidence_id = evidence.id AND h.member_id = ${ctx.member?.id ?? null})`
  const isCited = sql<boolean>`EXISTS (SELECT FROM citations c WHERE c.workspace_id = ${ctx.workspaceId} AND c.evidence_id = evidence.id)`
  return ctx.db
    .selectFrom('evidence')
    .where('evidence.workspaceId', '=', ctx.workspaceId)
    .where('evidence.withdrawnAt', withdrawn ? 'is not' : 'is', null)
    .$if(found !== undefined, (query) => query.where('evidence.id', 'in', found!))
    .$if(kinds !== undefined && kinds.length > 0, (query) => query.where('evidence.kind', 'in', kinds!))
    .$if(person !== undefined, (query) => query.where('evidence.personId', '=', person!))
    .$if(source !== undefined, (query) => query.where('evidence.sourceId', '=', source!))
    .$if(hearing === 'you', (query) => query.where(isHeardByYou))
    .$if(hearing === 'team', (query) => query.where(isHeard))
    .$if(hearing === 'relayed', (query) => query.where((row) => row.not(isHeard)))
    .$if(cited === true, (query) => query.where(isCited))
    .$if(cited === false, (query) => query.where((row) => row.not(isCited)))
}
