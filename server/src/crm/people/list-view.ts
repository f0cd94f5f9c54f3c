import * as contract from '@firsthand/contract/crm/people-table'
import { asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { listGroups } from './list-groups.ts'

const atFirst = ['name', 'organisation', 'types', 'role', 'lastTouch', 'nextTouch', 'evidence']

/** How each member wants to see the table of people. */
export const personTableHandlers = [
  handle(contract.groupPeople, listGroups),

  handle(contract.showPersonView, async (ctx) => {
    const row = await ctx.db
      .selectFrom('personTableViews')
      .select('columns')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('memberId', '=', asker(ctx).id)
      .executeTakeFirst()
    return { columns: (row?.columns as string[] | undefined) ?? atFirst }
  }),

  handle(contract.savePersonView, async (ctx, { columns }) => {
    const chosen = [...new Set(columns)]
    await ctx.db
      .insertInto('personTableViews')
      .values({
        workspaceId: ctx.workspaceId,
        id: ctx.newId(),
        memberId: asker(ctx).id,
        columns: JSON.stringify(chosen),
        updatedAt: ctx.instant,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['workspaceId', 'memberId'])
          .doUpdateSet({ columns: JSON.stringify(chosen), updatedAt: ctx.instant }),
      )
      .execute()
    return { columns: chosen }
  }),
]
