import { failCommon } from '@firsthand/contract/core/failure'
import { whoMayBe } from '../../crm/consents/may-be.ts'
import type { Context } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'

export type Somebody = { id: string; name: string }
export type WhoIsIn = (ctx: Context, text: string) => Promise<Somebody[]>

/** The people whose voice the recording of a text holds: those who speak in it, and those the conversation was with. */
export function whoIsInIt(domains: () => Domain[]): WhoIsIn {
  return async (ctx, text) => {
    const row = await ctx.db
      .selectFrom('texts')
      .select(['sourceKind', 'sourceId'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', text)
      .where('archivedAt', 'is', null)
      .executeTakeFirst()
    if (!row) return failCommon('not_found')
    const speakers = await ctx.db
      .selectFrom('speakers')
      .select('personId')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('textId', '=', text)
      .where('personId', 'is not', null)
      .execute()
    const ids = new Set(speakers.flatMap(({ personId }) => personId ?? []))
    if (row.sourceKind === 'conversation' && row.sourceId)
      for (const { talks } of domains())
        for (const talk of (await talks?.(ctx, { ids: [row.sourceId] })) ?? [])
          for (const person of talk.people) ids.add(person)
    return namesOf(ctx, [...ids])
  }
}

/** Those who have not agreed to being recorded, or no longer do. */
export async function withoutConsent(ctx: Context, people: Somebody[]): Promise<Somebody[]> {
  const agreed = await whoMayBe(
    ctx,
    people.map(({ id }) => id),
    'record',
  )
  return people.filter(({ id }) => !agreed.has(id))
}

export async function refuseUnrecorded(ctx: Context, people: Somebody[]): Promise<void> {
  const [first] = await withoutConsent(ctx, people)
  if (first) failCommon('consent_refused', { params: { name: first.name, what: 'being recorded' } })
}

async function namesOf(ctx: Context, ids: string[]): Promise<Somebody[]> {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .orderBy('sortKey')
    .execute()
}
