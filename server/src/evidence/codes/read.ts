import { failCommon } from '@firsthand/contract/core/failure'
import type { CodeOnEvidence } from '@firsthand/contract/evidence/code-ref'
import type { CodeView } from '@firsthand/contract/evidence/codes'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { keptPlan } from '../../platform/db/fewer-trips.ts'
import { type Counts, countsOf } from './counts.ts'
import { orderTree, withBelow } from './tree.rules.ts'

/** The rows of the codebook: those in use, or those put away. */
export async function codeRows(ctx: Context, { archived = false } = {}) {
  return ctx.db
    .selectFrom('codes')
    .modifyFront(keptPlan)
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', archived ? 'is not' : 'is', null)
    .execute()
}

/** The codebook as the API shows it, parents before children. */
export async function readCodes(
  ctx: Context,
  { archived = false, counted = true, countedOnly }: Reading = {},
): Promise<CodeView[]> {
  const rows = orderTree(await codeRows(ctx, { archived }))
  const wanted = countedOnly === undefined ? rows.map(({ id }) => id) : [countedOnly]
  const counts = counted && !archived ? await countsOf(ctx, wanted) : new Map<string, Counts>()
  return rows.map(({ parentId, depth, mergedInto, ...row }) => ({
    id: row.id,
    parent: parentId,
    depth,
    name: row.name,
    definition: row.definition,
    whenToUse: row.whenToUse,
    whenNot: row.whenNot,
    example: row.example,
    colour: row.colour,
    isHeading: row.isHeading,
    evidence: counts.get(row.id)?.evidence ?? 0,
    people: counts.get(row.id)?.people ?? 0,
    createdAt: row.createdAt,
    archivedAt: row.archivedAt,
    mergedInto,
    version: row.version,
  }))
}

export async function readCode(ctx: Context, id: string): Promise<CodeView> {
  return (await readCodes(ctx, { countedOnly: id })).find((code) => code.id === id) ?? failCommon('not_found')
}

/** For each code its id and those of all below it; nothing for one that is not in use. */
export async function codesWithBelow(ctx: Context, ids: string[]): Promise<Map<string, string[]>> {
  const rows = await ctx.db
    .selectFrom('codes')
    .select(['id', 'parentId', 'name', 'nameKey'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .execute()
  const known = new Set(rows.map(({ id }) => id))
  return new Map(ids.filter((id) => known.has(id)).map((id) => [id, [...withBelow(rows, id)]]))
}

/** The codes of pieces of evidence, each with its coders, in the order of the codebook. */
export async function codesOfEvidence(
  ctx: Context,
  evidenceIds: string[],
): Promise<Map<string, CodeOnEvidence[]>> {
  if (evidenceIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('codings')
    .modifyFront(keptPlan)
    .innerJoin('members', (on) =>
      on.onRef('members.workspaceId', '=', 'codings.workspaceId').onRef('members.id', '=', 'codings.codedBy'),
    )
    .select(['codings.evidenceId', 'codings.codeId', 'codings.memo', 'members.id', 'members.name'])
    .where('codings.workspaceId', '=', ctx.workspaceId)
    .where('codings.evidenceId', '=', anyOf(evidenceIds))
    .orderBy('codings.codedAt')
    .orderBy('codings.id')
    .execute()
  if (rows.length === 0) return new Map()
  const codes = orderTree(await codeRows(ctx))
  const byEvidence = Map.groupBy(rows, ({ evidenceId }) => evidenceId)
  return new Map(
    [...byEvidence].map(([evidenceId, given]) => {
      const byCode = Map.groupBy(given, ({ codeId }) => codeId)
      return [
        evidenceId,
        codes
          .filter(({ id }) => byCode.has(id))
          .map(({ id, name, path, colour }) => ({
            id,
            name,
            path,
            colour,
            coders: byCode
              .get(id)!
              .map((coding) => ({ id: coding.id, name: coding.name, memo: coding.memo })),
          })),
      ]
    }),
  )
}

/** Counting all takes long in a large codebook; after a change, one code is enough. */
type Reading = { archived?: boolean; counted?: boolean; countedOnly?: string }
