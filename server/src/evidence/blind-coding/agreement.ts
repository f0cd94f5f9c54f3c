import { setImmediate } from 'node:timers/promises'
import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/blind-coding'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { agreementOver } from '../codes/agreement.rules.ts'
import { markCounts } from '../codes/counts.ts'
import { codeRows } from '../codes/read.ts'
import { orderTree } from '../codes/tree.rules.ts'
import { readEvidence } from '../evidence/read.ts'
import { memberRefs } from '../member-names.ts'
import { hideInMemos, memoToTell } from '../redaction/memos.ts'
import { holdRound, readRound } from './read.ts'

const disagreementsAtMost = 100

export const agreementHandlers = [
  handle(contract.showBlindAgreement, async (ctx, { round: id, code: only }) => {
    const round = await readRound(ctx, id)
    if (round.state !== 'revealed') fail(contract.showBlindAgreement, 'still_open')
    const { looks, codings } = await readJudgements(ctx, id)
    const codes = orderTree([...(await codeRows(ctx)), ...(await codeRows(ctx, { archived: true }))])
    const names = new Map(codes.map((code) => [code.id, code]))
    const lookedAt = Map.groupBy(looks, ({ evidenceId }) => evidenceId)
    const coders = round.coders.map((coder) => coder.id)
    const used = new Set(codings.map(({ codeId }) => codeId))
    const byCode = Map.groupBy(codings, ({ codeId }) => codeId)
    const judged = []
    for (const { id: code, path } of codes) {
      if (!used.has(code)) continue
      const givers = Map.groupBy(byCode.get(code) ?? [], ({ evidenceId }) => evidenceId)
      const units = [...lookedAt].map(([evidence, all]) => ({
        readers: new Set(all.filter(({ passedOver }) => !passedOver).map(({ coderId }) => coderId)),
        givers: new Set((givers.get(evidence) ?? []).map(({ coderId }) => coderId)),
      }))
      judged.push({ id: code, path, ...agreementOver(units, coders) })
      // An interval is a thousand draws: others are served between two codes.
      await setImmediate()
    }
    return {
      round,
      n: [...lookedAt.values()].filter((all) => all.filter(({ passedOver }) => !passedOver).length > 1)
        .length,
      codes: judged,
      disagreements: await disagreements(ctx, { round, looks, codings, names, only }),
    }
  }),

  handle(contract.decideBlind, async (ctx, { round: id, evidence, code, keeps, memo }) => {
    const row = await holdRound(ctx, id)
    if (!row.revealedAt) fail(contract.decideBlind, 'still_open')
    const { looks, codings } = await readJudgements(ctx, id, evidence)
    const readers = looks.filter(({ passedOver }) => !passedOver).length
    const givers = codings.filter(({ codeId }) => codeId === code)
    if (looks.length === 0) failCommon('not_found')
    if (givers.length === 0 || givers.length === readers) fail(contract.decideBlind, 'not_split')
    const isThere = (await codeRows(ctx)).some((each) => each.id === code)
    if (!isThere) fail(contract.decideBlind, 'code_missing')
    const { workspaceId, instant } = ctx
    const decider = asker(ctx)
    const told = await memoToTell(ctx, evidence, memo)
    const decision = { keeps, memo, decidedBy: decider.id, decidedAt: instant }
    const before = await ctx.db
      .selectFrom('blindDecisions')
      .select('decidedBy')
      .where('workspaceId', '=', workspaceId)
      .where('roundId', '=', id)
      .where('evidenceId', '=', evidence)
      .where('codeId', '=', code)
      .executeTakeFirst()
    await ctx.db
      .insertInto('blindDecisions')
      .values({ workspaceId, roundId: id, evidenceId: evidence, codeId: code, ...decision })
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'roundId', 'evidenceId', 'codeId']).doUpdateSet(decision),
      )
      .execute()
    await ctx.db
      .deleteFrom('codings')
      .where('workspaceId', '=', workspaceId)
      .where('evidenceId', '=', evidence)
      .where('codeId', '=', code)
      .where('codedBy', 'in', [
        ...givers.map(({ coderId }) => coderId),
        decider.id,
        ...(before ? [before.decidedBy] : []),
      ])
      .execute()
    if (keeps)
      await ctx.db
        .insertInto('codings')
        .values({
          workspaceId,
          id: ctx.newId(),
          evidenceId: evidence,
          codeId: code,
          codedBy: decider.id,
          memo,
          codedAt: instant,
        })
        .execute()
    await hideInMemos(ctx, [evidence])
    await markCounts(ctx, [code])
    ctx.record(
      'blind_round.decided',
      { kind: 'blind_round', id },
      { after: { evidence, code, keeps, memo: told } },
    )
    return { keeps, memo: told, decidedBy: { id: decider.id, name: decider.name }, decidedAt: instant }
  }),
]

async function readJudgements(ctx: Context, round: string, evidence?: string) {
  const looks = await ctx.db
    .selectFrom('blindLooks')
    .select(['evidenceId', 'coderId', 'passedOver'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('roundId', '=', round)
    .$if(evidence !== undefined, (query) => query.where('evidenceId', '=', evidence!))
    .execute()
  const codings = await ctx.db
    .selectFrom('blindCodings')
    .select(['evidenceId', 'coderId', 'codeId', 'memo'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('roundId', '=', round)
    .$if(evidence !== undefined, (query) => query.where('evidenceId', '=', evidence!))
    .orderBy('codeId')
    .execute()
  return { looks, codings }
}

type Judgements = Awaited<ReturnType<typeof readJudgements>>

/** Pieces that coders gave different codes, each side complete, with what is decided about it. */
async function disagreements(
  ctx: Context,
  {
    round,
    looks,
    codings,
    names,
    only,
  }: Judgements & {
    round: contract.BlindRound
    names: Map<string, { name: string }>
    only: string | undefined
  },
) {
  const lookedAt = Map.groupBy(looks, ({ evidenceId }) => evidenceId)
  const givenTo = Map.groupBy(codings, ({ evidenceId }) => evidenceId)
  const split = new Map<string, string[]>()
  for (const [evidence, all] of lookedAt) {
    const readers = all.filter(({ passedOver }) => !passedOver).length
    const differ = [...Map.groupBy(givenTo.get(evidence) ?? [], ({ codeId }) => codeId)]
      .filter(([code, givers]) => givers.length < readers && (only === undefined || code === only))
      .map(([code]) => code)
    if (differ.length > 0 && split.size < disagreementsAtMost) split.set(evidence, differ)
  }
  if (split.size === 0) return []
  const decisions = await ctx.db
    .selectFrom('blindDecisions')
    .select(['evidenceId', 'codeId', 'keeps', 'memo', 'decidedBy', 'decidedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('roundId', '=', round.id)
    .execute()
  const deciders = await memberRefs(
    ctx,
    decisions.map(({ decidedBy }) => decidedBy),
  )
  const nameOf = (code: string) => names.get(code)?.name ?? ''
  return (await readEvidence(ctx, [...split.keys()])).map((evidence) => ({
    id: evidence.id,
    evidence,
    sides: round.coders.map(({ id, name }) => ({
      coder: { id, name },
      isPassedOver: lookedAt.get(evidence.id)?.find(({ coderId }) => coderId === id)?.passedOver ?? true,
      codes: (givenTo.get(evidence.id) ?? [])
        .filter(({ coderId }) => coderId === id)
        .map(({ codeId, memo }) => ({ id: codeId, name: nameOf(codeId), memo })),
    })),
    open: split.get(evidence.id)!.map((code) => {
      const made = decisions.find(({ evidenceId, codeId }) => evidenceId === evidence.id && codeId === code)
      return {
        id: code,
        name: nameOf(code),
        decision: made
          ? {
              keeps: made.keeps,
              memo: made.memo,
              decidedBy: deciders.get(made.decidedBy) ?? { id: made.decidedBy, name: '' },
              decidedAt: made.decidedAt,
            }
          : null,
      }
    }),
  }))
}
