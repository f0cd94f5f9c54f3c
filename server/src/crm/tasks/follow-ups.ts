import { failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/follow-ups'
import { type Context, asker } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { type Handler, handle } from '../../platform/handle.ts'
import { whoMayBe } from '../consents/may-be.ts'
import { personRefs } from '../people/refs.ts'
import { setSnooze } from '../touchpoints/touch.ts'
import { dayAt, endOfDay, zoneOf } from './days.ts'
import { losingTouch } from './losing-touch.ts'
import { readTasks } from './read.ts'

export function followUpHandlers(domains: () => Domain[]): Handler[] {
  return [
    handle(contract.listFollowUps, async (ctx, { timeZone, limit }) => {
      const memberId = asker(ctx).id
      const zone = timeZone ?? (await zoneOf(ctx, memberId))
      const found = await followUps(ctx, domains(), { memberId, timeZone: zone, limit: limit + 1 })
      return { items: found.slice(0, limit), isMore: found.length > limit }
    }),

    handle(contract.losingTouch, losingTouch),

    handle(contract.unsnoozePerson, async (ctx, { person }) => {
      const before = (await setSnooze(ctx, person, undefined)) ?? failCommon('not_found')
      if (before.wasSnoozed) ctx.record('person.unsnoozed', { kind: 'person', id: person }, { before })
      return {}
    }),
  ]
}

/**
 * Whom a member is to get back to until their day ends, longest waiting first. A person stands once: a task says more
 * than that their turn has come. Whoever does not wish to be contacted has no turn; what waits for them is shown as such.
 */
export async function followUps(
  ctx: Context,
  domains: Domain[],
  { memberId, timeZone, limit }: { memberId: string; timeZone: string; limit: number },
): Promise<contract.FollowUp[]> {
  const before = endOfDay(dayAt(ctx.now, timeZone), timeZone)
  const sources = domains.flatMap((domain) => domain.dueSources ?? [])
  const due: {
    kind: string
    id: string
    personId: string | null
    why: string
    dueAt: string
    isLate: boolean
  }[] = []
  for (const { kind, read } of sources)
    due.push(...(await read(ctx, { memberId, before, timeZone, limit })).map((item) => ({ kind, ...item })))
  const named = new Set(due.filter((item) => item.kind !== 'touch').map((item) => item.personId))
  const chosen = due
    .filter((item) => item.kind !== 'touch' || !named.has(item.personId))
    .toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt))
    .slice(0, limit)
  const people = await personRefs(
    ctx,
    chosen.map((item) => item.personId),
  )
  const tasks = new Map(
    (
      await readTasks(
        ctx,
        chosen.filter((item) => item.kind === 'task').map((item) => item.id),
      )
    ).map((task) => [task.id, task]),
  )
  const contactable = await whoMayBe(
    ctx,
    chosen.map((item) => item.personId),
    'contact',
  )
  return chosen.map(({ personId, ...item }) => ({
    ...item,
    person: personId ? (people.get(personId) ?? null) : null,
    mayContact: personId === null || contactable.has(personId),
    task: tasks.get(item.id) ?? null,
  }))
}
