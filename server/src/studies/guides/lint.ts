import * as contract from '@firsthand/contract/studies/guides'
import { lintQuestion } from '@firsthand/contract/studies/question-lint'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'

export const lintHandlers = [
  handle(contract.lintQuestions, async (ctx, { questions }) => {
    const off = await readRulesOff(ctx)
    return {
      items: questions.map(({ question, type }) => lintQuestion(question, { off, ...(type && { type }) })),
    }
  }),

  handle(contract.showLintRules, async (ctx) => ({ off: await readRulesOff(ctx) })),

  handle(contract.setLintRules, async (ctx, { off }) => {
    const before = await readRulesOff(ctx)
    const rules = [...new Set(off)]
    await ctx.db.deleteFrom('lintRulesOff').where('workspaceId', '=', ctx.workspaceId).execute()
    if (rules.length > 0)
      await ctx.db
        .insertInto('lintRulesOff')
        .values(
          rules.map((rule) => ({
            workspaceId: ctx.workspaceId,
            rule,
            switchedBy: ctx.member?.id ?? null,
            switchedAt: ctx.instant,
          })),
        )
        .execute()
    ctx.record(
      'lint_rules.set',
      { kind: 'workspace', id: ctx.workspaceId },
      { before: { off: before }, after: { off: rules } },
    )
    return { off: rules.toSorted() }
  }),
]

/** Rules and labels that nobody in this workspace wants to hear of. */
export async function readRulesOff(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('lintRulesOff')
    .select('rule')
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('rule')
    .execute()
  return rows.map(({ rule }) => rule)
}
