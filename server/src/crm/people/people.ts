import { failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/people'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { listPeople } from './list.ts'
import { readPerson } from './rows.ts'
import { changePerson, insertPerson } from './write.ts'

export const personHandlers = [
  handle(contract.listPeople, listPeople),
  handle(contract.showPerson, async (ctx, { person }) => (await readPerson(ctx, person)) ?? failCommon('not_found')),
  handle(contract.createPerson, async (ctx, input) => (await readPerson(ctx, await insertPerson(ctx, input)))!),

  handle(contract.updatePerson, async (ctx, { person, ...fields }) => {
    await changePerson(ctx, person, fields)
    return (await readPerson(ctx, person))!
  }),

  handle(contract.archivePerson, async (ctx, { person }) => {
    await setArchived(ctx, person, { archivedAt: ctx.instant, archivedBy: ctx.member?.id ?? null })
    ctx.record('person.archived', { kind: 'person', id: person })
    return {}
  }),

  handle(contract.restorePerson, async (ctx, { person }) => {
    await setArchived(ctx, person, { archivedAt: null, archivedBy: null })
    ctx.record('person.restored', { kind: 'person', id: person })
    return {}
  }),

  handle(contract.snoozePerson, async (ctx, { person, until }) => {
    const changed = await ctx.db.updateTable('people').set({ nextTouchAt: until }).where('workspaceId', '=', ctx.workspaceId).where('id', '=', person).executeTakeFirst()
    if (changed.numUpdatedRows === 0n) failCommon('not_found')
    ctx.record('person.snoozed', { kind: 'person', id: person }, { after: { nextTouchAt: until } })
    return {}
  }),
]

async function setArchived(ctx: Context, person: string, change: { archivedAt: string | null; archivedBy: string | null }) {
  const changed = await ctx.db.updateTable('people').set(change).where('workspaceId', '=', ctx.workspaceId).where('id', '=', person).executeTakeFirst()
  if (changed.numUpdatedRows === 0n) failCommon('not_found')
}
