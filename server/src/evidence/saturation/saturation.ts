import * as contract from '@firsthand/contract/evidence/saturation'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import type { TalksOf } from '../talks.ts'
import { codeRows } from '../codes/read.ts'
import { orderTree } from '../codes/tree.rules.ts'
import { readCurve } from './curve.rules.ts'

const talksAtMost = 300

export const saturationHandlers = (talksOf: TalksOf) => [
  handle(contract.showSaturation, async (ctx, { study, contactType, base, run, threshold }) => {
    const held = await talksOf(ctx, { study })
    const wanted = contactType === undefined ? held : await withType(ctx, held, contactType)
    const codes = new Map(orderTree(await codeRows(ctx)).map((code) => [code.id, code]))
    const ids = wanted.map(({ id }) => id)
    const codesAt = await heardAt(ctx, ids)
    const coded = wanted.filter(({ id }) => codesAt.has(id))
    const talks = coded.slice(-talksAtMost)
    const { added, band, ...curve } = readCurve(
      talks.map(({ id }) => codesAt.get(id) ?? []),
      { base, run, threshold },
    )
    const claims = await claimsAt(
      ctx,
      talks.map(({ id }) => id),
    )
    const [seenCodes, seenClaims] = [new Set<string>(), new Set<string>()]
    const firsts = <Item extends { id: string }>(items: Item[], seen: Set<string>) =>
      items.filter(({ id }) => !seen.has(id) && seen.add(id))
    return {
      ...curve,
      n: talks.length,
      notCoded: wanted.length - coded.length,
      isCut: coded.length > talks.length,
      conversations: talks.map(({ id, title, happenedAt }, place) => {
        const named = (codesAt.get(id) ?? []).flatMap((code) => codes.get(code) ?? [])
        return {
          id,
          title,
          happenedAt,
          newCodes: firsts(
            named.map((code) => ({ id: code.id, name: code.name, path: code.path })),
            seenCodes,
          ),
          newClaims: firsts(claims.get(id) ?? [], seenClaims),
          seen: added.slice(0, place + 1).reduce((sum, count) => sum + count, 0),
          expected: band[place]!,
        }
      }),
    }
  }),
]

async function withType<T extends { people: string[] }>(
  ctx: Context,
  talks: T[],
  type: string,
): Promise<T[]> {
  const rows = await ctx.db
    .selectFrom('contactTypes')
    .select('personId')
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('type', '=', type)
    .where((row) => row('personId', '=', row.fn.any(row.val(talks.flatMap(({ people }) => people)))))
    .execute()
  const people = new Set(rows.map(({ personId }) => personId))
  return talks.filter((talk) => talk.people.some((person) => people.has(person)))
}

/** The codes of each conversation's evidence. A code that came later counts where it is given, not from when it is. */
async function heardAt(ctx: Context, talks: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ talk: string; codes: string[] }>`
    SELECT e.source_id AS talk, array_agg(DISTINCT k.code_id ORDER BY k.code_id) AS codes FROM evidence e
    JOIN codings k ON k.workspace_id = e.workspace_id AND k.evidence_id = e.id
    JOIN codes c ON c.workspace_id = k.workspace_id AND c.id = k.code_id AND c.archived_at IS NULL
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.source_id = ANY(${talks}::uuid[]) AND e.withdrawn_at IS NULL
    GROUP BY e.source_id`.execute(ctx.db)
  return new Map(rows.map(({ talk, codes }) => [talk, codes]))
}

async function claimsAt(
  ctx: Context,
  talks: string[],
): Promise<Map<string, { id: string; sentence: string }[]>> {
  const { rows } = await sql<{ talk: string; id: string; sentence: string }>`
    SELECT DISTINCT e.source_id AS talk, c.id, c.sentence FROM evidence e
    JOIN citations x ON x.workspace_id = e.workspace_id AND x.evidence_id = e.id
    JOIN claims c ON c.workspace_id = x.workspace_id AND c.id = x.claim_id AND c.archived_at IS NULL
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.source_id = ANY(${talks}::uuid[]) AND e.withdrawn_at IS NULL
    ORDER BY c.id`.execute(ctx.db)
  return new Map(
    [...Map.groupBy(rows, ({ talk }) => talk)].map(([talk, all]) => [
      talk,
      all.map(({ id, sentence }) => ({ id, sentence })),
    ]),
  )
}
