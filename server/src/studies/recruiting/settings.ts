import { failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/studies/recruiting-settings'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'

export const recruitingSettingsHandlers = [
  handle(contract.showRecruitingSettings, (ctx) => readSettings(ctx)),

  handle(contract.changeRecruitingSettings, async (ctx, { rules, version }) => {
    const { workspaceId } = ctx
    await ctx.db
      .insertInto('recruitingSettings')
      .values({ workspaceId, id: workspaceId, rules: '{}', version: 0, changedAt: ctx.instant })
      .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
      .execute()
    const before = await ctx.db
      .selectFrom('recruitingSettings')
      .select(['rules', 'version'])
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', workspaceId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (version !== undefined && version !== before.version) failCommon('conflict')
    await ctx.db
      .updateTable('recruitingSettings')
      .set({
        rules: JSON.stringify(rules),
        version: before.version + 1,
        changedBy: ctx.member?.id ?? null,
        changedAt: ctx.instant,
      })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', workspaceId)
      .execute()
    ctx.record(
      'recruiting_settings.changed',
      { kind: 'workspace', id: workspaceId },
      { before: contract.RecruitingRules.parse(before.rules), after: rules },
    )
    return readSettings(ctx)
  }),
]

/** What holds in this workspace; what nobody has set is as it comes. */
export async function readRules(ctx: Context): Promise<contract.RecruitingRules> {
  return (await readSettings(ctx)).rules
}

async function readSettings(ctx: Context): Promise<contract.RecruitingSettings> {
  const row = await ctx.db
    .selectFrom('recruitingSettings')
    .select(['rules', 'version', 'changedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirst()
  const rules = contract.RecruitingRules.parse(row?.rules ?? {})
  return { rules, version: row?.version ?? 0, changedAt: row?.changedAt ?? null }
}
