import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/pipelines-entries'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { mayDo } from '../../platform/perform.ts'

export const salesRoleHandlers = [
  handle(contract.listSalesRoles, async (ctx) => {
    const members = await ctx.db
      .selectFrom('members')
      .select(['id', 'name'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('leftAt', 'is', null)
      .orderBy('name')
      .execute()
    const roles = await ctx.db
      .selectFrom('memberSalesRoles')
      .select(['memberId', 'role'])
      .where('workspaceId', '=', ctx.workspaceId)
      .execute()
    return {
      items: members.map((member) => ({
        member,
        roles: inOrder(roles.filter((each) => each.memberId === member.id).map((each) => each.role)),
        isYou: member.id === ctx.member?.id,
      })),
    }
  }),

  handle(contract.setSalesRoles, async (ctx, { member, roles }) => {
    if (!(await presentMembers(ctx, [member])).has(member)) failCommon('not_found')
    const you = asker(ctx)
    if (member !== you.id && !mayDo(you.role, 'admin')) fail(contract.setSalesRoles, 'not_yours')
    const { workspaceId, instant: since } = ctx
    const before = await rolesOf(ctx, member)
    const gone = before.filter((role) => !roles.includes(role))
    const added = [...new Set(roles)].filter((role) => !before.includes(role))
    if (gone.length > 0)
      await ctx.db
        .deleteFrom('memberSalesRoles')
        .where('workspaceId', '=', workspaceId)
        .where('memberId', '=', member)
        .where('role', 'in', gone)
        .execute()
    if (added.length > 0)
      await ctx.db
        .insertInto('memberSalesRoles')
        .values(added.map((role) => ({ workspaceId, memberId: member, role, since })))
        .onConflict((conflict) => conflict.columns(['workspaceId', 'memberId', 'role']).doNothing())
        .execute()
    if (gone.length + added.length > 0)
      ctx.record(
        'member.sales_roles_set',
        { kind: 'member', id: member },
        { before: { roles: before }, after: { roles } },
      )
    return {}
  }),
]

/** The sales roles of a member, in the order of the contract. */
export async function rolesOf(ctx: Context, member: string): Promise<contract.SalesRole[]> {
  const rows = await ctx.db
    .selectFrom('memberSalesRoles')
    .select('role')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('memberId', '=', member)
    .execute()
  return inOrder(rows.map((row) => row.role))
}

/** Members who have a sales role and are still here. */
export async function membersInRole(ctx: Context, role: contract.SalesRole): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('memberSalesRoles')
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'memberSalesRoles.workspaceId')
        .onRef('members.id', '=', 'memberSalesRoles.memberId'),
    )
    .select('members.id')
    .where('memberSalesRoles.workspaceId', '=', ctx.workspaceId)
    .where('memberSalesRoles.role', '=', role)
    .where('members.leftAt', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

/** Those among these members who are still here, with their names. */
export async function presentMembers(ctx: Context, ids: string[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('members')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .where('leftAt', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

function inOrder(roles: string[]): contract.SalesRole[] {
  return contract.salesRoles.filter((role) => roles.includes(role))
}
