import { failCommon } from '@firsthand/contract/core/failure'
import { showContactMix } from '@firsthand/contract/crm/contact-mix'
import * as contract from '@firsthand/contract/crm/people'
import { createManyPeople } from '@firsthand/contract/crm/people-many'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { addByHand } from '../duplicates/by-hand.ts'
import { mergedInto, refuseMerged } from '../duplicates/merge/aliases.ts'
import { contactMix } from './contact-mix.ts'
import { createMany } from './create-many.ts'
import { listPeople } from './list.ts'
import { noteAccess } from '../rights/accesses.ts'
import { knownPeople } from './refs.ts'
import { setSnooze } from '../touchpoints/touch.ts'
import { readPerson } from './read.ts'
import { changePerson, insertPerson } from './write.ts'

export const personHandlers = [
  handle(contract.listPeople, listPeople),
  handle(
    contract.showPerson,
    async (ctx, { person }) => {
      const shown = (await readFollowing(ctx, person)) ?? failCommon('not_found')
      await noteAccess(ctx, [shown.id], 'opened')
      return shown
    },
    { notesLooks: true },
  ),
  handle(contract.createPerson, async (ctx, input) => {
    addByHand(ctx)
    return (await readPerson(ctx, await insertPerson(ctx, input)))!
  }),

  handle(createManyPeople, createMany),

  handle(contract.updatePerson, async (ctx, { person, ...fields }) => {
    await refuseMerged(ctx, contract.updatePerson, person)
    await changePerson(ctx, person, fields)
    return (await readPerson(ctx, person))!
  }),

  handle(showContactMix, (ctx, { days }) => contactMix(ctx, days)),

  handle(contract.archivePerson, async (ctx, { person }) => {
    await refuseMerged(ctx, contract.archivePerson, person)
    const isNews = await setArchived(ctx, person, {
      archivedAt: ctx.instant,
      archivedBy: ctx.member?.id ?? null,
    })
    if (isNews) ctx.record('person.archived', { kind: 'person', id: person })
    return {}
  }),

  handle(contract.restorePerson, async (ctx, { person }) => {
    await refuseMerged(ctx, contract.restorePerson, person)
    const isNews = await setArchived(ctx, person, { archivedAt: null, archivedBy: null })
    if (isNews) ctx.record('person.restored', { kind: 'person', id: person })
    return {}
  }),

  handle(contract.snoozePerson, async (ctx, { person, until }) => {
    await refuseMerged(ctx, contract.snoozePerson, person)
    const before = (await setSnooze(ctx, person, until)) ?? failCommon('not_found')
    ctx.record('person.snoozed', { kind: 'person', id: person }, { after: { nextTouchAt: until } })
    return { before }
  }),
]

/** An old address leads to whom somebody was merged into. */
async function readFollowing(ctx: Context, id: string) {
  const person = await readPerson(ctx, id)
  if (person) return person
  const into = await mergedInto(ctx, id)
  return into && readPerson(ctx, into.id)
}

/** False when it was so already, however often it is asked for. */
async function setArchived(
  ctx: Context,
  person: string,
  change: { archivedAt: string | null; archivedBy: string | null },
): Promise<boolean> {
  const changed = await ctx.db
    .updateTable('people')
    .set(change)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', person)
    .where('archivedAt', change.archivedAt ? 'is' : 'is not', null)
    // Whoever was erased stays a place without a name.
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return true
  if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
  return false
}
