import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/whys'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { isEvidence } from '../evidence/exists.ts'
import { orderSteps } from './ladder.rules.ts'
import { readWhy, stepRows } from './read.ts'
import { hiddenInWhy, indexWhys } from './search.ts'

const { whyLimits } = contract

export const stepHandlers = [
  handle(contract.addWhyStep, async (ctx, { why, parent, sentence }) => {
    await holdWhy(ctx, why)
    const steps = orderSteps(await stepRows(ctx, why))
    const above = parent === null ? undefined : steps.find(({ id }) => id === parent)
    if (parent !== null && !above) fail(contract.addWhyStep, 'parent_missing')
    if (above?.rootSince) fail(contract.addWhyStep, 'is_root_cause')
    if ((above?.depth ?? 0) >= whyLimits.depth)
      fail(contract.addWhyStep, 'too_deep', { limit: whyLimits.depth })
    if (steps.length >= whyLimits.steps) fail(contract.addWhyStep, 'too_many', { limit: whyLimits.steps })
    const id = ctx.newId()
    await ctx.db
      .insertInto('whySteps')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        whyId: why,
        parentId: parent,
        sentence,
        createdBy: ctx.member?.id ?? null,
        createdAt: ctx.instant,
        updatedAt: ctx.instant,
      })
      .execute()
    await indexWhys(ctx, [why])
    const told = (await hiddenInWhy(ctx, why))(sentence)
    ctx.record('why.step_added', { kind: 'why', id: why }, { after: { step: id, parent, sentence: told } })
    return readWhy(ctx, why)
  }),

  handle(contract.updateWhyStep, async (ctx, { why, step, sentence, isRootCause, version }) => {
    await holdWhy(ctx, why)
    const steps = await stepRows(ctx, why)
    const before = steps.find(({ id }) => id === step) ?? failCommon('not_found')
    if (version !== undefined && version !== before.version) failCommon('conflict')
    if (isRootCause && steps.some(({ parentId }) => parentId === step))
      fail(contract.updateWhyStep, 'goes_on')
    const root =
      isRootCause === undefined
        ? {}
        : {
            rootSince: isRootCause ? (before.rootSince ?? ctx.instant) : null,
            rootBy: isRootCause ? (before.rootBy ?? ctx.member?.id ?? null) : null,
          }
    await ctx.db
      .updateTable('whySteps')
      .set({
        ...root,
        ...(sentence !== undefined && { sentence }),
        updatedAt: ctx.instant,
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', step)
      .execute()
    await indexWhys(ctx, [why])
    const hide = await hiddenInWhy(ctx, why)
    ctx.record(
      'why.step_updated',
      { kind: 'why', id: why },
      {
        before: { step, sentence: hide(before.sentence), isRootCause: before.rootSince !== null },
        after: { step, sentence: sentence && hide(sentence), isRootCause },
      },
    )
    return readWhy(ctx, why)
  }),

  handle(contract.removeWhyStep, async (ctx, { why, step }) => {
    await holdWhy(ctx, why)
    const hide = await hiddenInWhy(ctx, why)
    const removed = await ctx.db
      .deleteFrom('whySteps')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('whyId', '=', why)
      .where('id', '=', step)
      .returning('sentence')
      .executeTakeFirst()
    if (!removed) failCommon('not_found')
    await indexWhys(ctx, [why])
    const sentence = hide(removed.sentence)
    ctx.record('why.step_removed', { kind: 'why', id: why }, { before: { step, sentence } })
    return readWhy(ctx, why)
  }),

  handle(contract.citeInWhyStep, async (ctx, { why, step, evidence, stance }) => {
    await holdWhy(ctx, why)
    await checkStep(ctx, why, step)
    if (!(await isEvidence(ctx, evidence))) fail(contract.citeInWhyStep, 'evidence_missing')
    const there = await ctx.db
      .selectFrom('whyEvidence')
      .select('evidenceId')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('stepId', '=', step)
      .execute()
    const isNew = there.every(({ evidenceId }) => evidenceId !== evidence)
    if (isNew && there.length >= whyLimits.evidence)
      fail(contract.citeInWhyStep, 'too_much', { limit: whyLimits.evidence })
    await ctx.db
      .insertInto('whyEvidence')
      .values({
        workspaceId: ctx.workspaceId,
        stepId: step,
        evidenceId: evidence,
        stance,
        attachedBy: ctx.member?.id ?? null,
        attachedAt: ctx.instant,
      })
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'stepId', 'evidenceId']).doUpdateSet({ stance }),
      )
      .execute()
    await indexWhys(ctx, [why])
    ctx.record('why.cited', { kind: 'why', id: why }, { after: { step, evidence, stance } })
    return readWhy(ctx, why)
  }),

  handle(contract.unciteInWhyStep, async (ctx, { why, step, evidence }) => {
    await holdWhy(ctx, why)
    await checkStep(ctx, why, step)
    const removed = await ctx.db
      .deleteFrom('whyEvidence')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('stepId', '=', step)
      .where('evidenceId', '=', evidence)
      .returning('stance')
      .executeTakeFirst()
    if (removed)
      ctx.record('why.uncited', { kind: 'why', id: why }, { before: { step, evidence, ...removed } })
    return readWhy(ctx, why)
  }),
]

/** One change of a ladder at a time, so that nothing grows below a step while somebody says to stop there. */
async function holdWhy(ctx: Context, id: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('whys')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!found) failCommon('not_found')
}

async function checkStep(ctx: Context, why: string, step: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('whySteps')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('whyId', '=', why)
    .where('id', '=', step)
    .executeTakeFirst()
  if (!found) failCommon('not_found')
}
