import { setImmediate } from 'node:timers/promises'
import { codeLimits } from '@firsthand/contract/evidence/codes'
import * as contract from '@firsthand/contract/evidence/codes-agreement'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { refsInQuotes } from '../redaction/pseudonyms.ts'
import { agreementOn } from './agreement.rules.ts'
import { proposedCodes } from './proposed.ts'
import { codeRows } from './read.ts'
import { orderTree } from './tree.rules.ts'

const codesAtMost = 60
const disagreementsAtMost = 50

export const agreementHandlers = [
  handle(contract.codeAgreement, async (ctx, { code: only }) => {
    const { ids, isCut } = await codedTwice(ctx)
    const codes = new Map(orderTree(await codeRows(ctx)).map((code) => [code.id, code]))
    const codings = await codingsOf(ctx, ids)
    const judgements = codings.map(({ evidenceId, codedBy, codeId }) => ({
      evidenceId,
      coder: codedBy,
      code: codeId,
    }))
    const use = Map.groupBy(codings, ({ codeId }) => codeId)
    const mostUsed = [...use]
      .toSorted(([, one], [, other]) => other.length - one.length)
      .slice(0, codesAtMost)
    const shown = new Set(mostUsed.map(([id]) => id))
    const coders = new Map(codings.map(({ codedBy, coder }) => [codedBy, { id: codedBy, name: coder }]))
    const judged = []
    for (const { id, path } of codes.values()) {
      if (!shown.has(id)) continue
      judged.push({ id, path, ...agreementOn(id, judgements) })
      // An interval is a thousand draws: others are served between two codes.
      await setImmediate()
    }
    return {
      n: ids.length,
      isCut,
      coders: [...coders.values()],
      proposed: await proposedCodes(ctx),
      codes: judged,
      disagreements: await disagreements(ctx, { ids, codings, names: codes, only }),
    }
  }),
]

/** The newest evidence that at least two members coded, with codes in use. What was coded blind has numbers of its own. */
async function codedTwice(ctx: Context): Promise<{ ids: string[]; isCut: boolean }> {
  const { rows } = await sql<{ id: string }>`
    SELECT evidence.id FROM evidence
    JOIN codings ON codings.workspace_id = ${ctx.workspaceId} AND codings.evidence_id = evidence.id
    JOIN codes ON codes.workspace_id = ${ctx.workspaceId} AND codes.id = codings.code_id AND codes.archived_at IS NULL
    WHERE evidence.workspace_id = ${ctx.workspaceId} AND evidence.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT FROM blind_pieces p JOIN blind_rounds r ON r.workspace_id = p.workspace_id AND r.id = p.round_id
        WHERE p.workspace_id = ${ctx.workspaceId} AND p.evidence_id = evidence.id AND r.revealed_at IS NOT NULL)
    GROUP BY evidence.id, evidence.happened_at HAVING count(DISTINCT codings.coded_by) > 1
    ORDER BY evidence.happened_at DESC, evidence.id DESC LIMIT ${codeLimits.judged + 1}`.execute(ctx.db)
  return {
    ids: rows.slice(0, codeLimits.judged).map(({ id }) => id),
    isCut: rows.length > codeLimits.judged,
  }
}

async function codingsOf(ctx: Context, ids: string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('codings')
    .innerJoin('codes', (on) =>
      on.onRef('codes.workspaceId', '=', 'codings.workspaceId').onRef('codes.id', '=', 'codings.codeId'),
    )
    .innerJoin('members', (on) =>
      on.onRef('members.workspaceId', '=', 'codings.workspaceId').onRef('members.id', '=', 'codings.codedBy'),
    )
    .select([
      'codings.evidenceId',
      'codings.codeId',
      'codings.codedBy',
      'codings.memo',
      'members.name as coder',
    ])
    .where('codings.workspaceId', '=', ctx.workspaceId)
    .where('codings.evidenceId', 'in', ids)
    .where('codes.archivedAt', 'is', null)
    .orderBy('members.name')
    .orderBy('members.id')
    .execute()
}

type Coding = Awaited<ReturnType<typeof codingsOf>>[number]
type Seen = {
  ids: string[]
  codings: Coding[]
  names: Map<string, { name: string }>
  only: string | undefined
}

/** What members gave different codes, side by side. */
async function disagreements(ctx: Context, { ids, codings, names, only }: Seen) {
  const byEvidence = Map.groupBy(codings, ({ evidenceId }) => evidenceId)
  const split = ids.filter((id) => isSplit(byEvidence.get(id) ?? [], only)).slice(0, disagreementsAtMost)
  if (split.length === 0) return []
  const rows = await ctx.db
    .selectFrom('evidence')
    .select(['id', 'words', 'personId', 'happenedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', split)
    .execute()
  const people = await refsInQuotes(
    ctx,
    rows.map(({ personId }) => personId),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return split.map((id) => {
    const { words, personId, happenedAt } = byId.get(id)!
    return {
      evidence: id,
      words,
      person: people.get(personId ?? '')?.name ?? null,
      happenedAt,
      sides: [...Map.groupBy(byEvidence.get(id)!, ({ codedBy }) => codedBy)].map(([coder, given]) => ({
        coder: { id: coder, name: given[0]!.coder },
        codes: given.map(({ codeId, memo }) => ({ id: codeId, name: names.get(codeId)?.name ?? '', memo })),
      })),
    }
  })
}

/** Whether some code, or the one asked for, was given by one coder and not by another. */
function isSplit(given: Coding[], only: string | undefined): boolean {
  const coders = new Set(given.map(({ codedBy }) => codedBy)).size
  const byCode = Map.groupBy(given, ({ codeId }) => codeId)
  return [...byCode].some(([code, each]) => (only === undefined || code === only) && each.length < coders)
}
