import type { ConsentSource, ConsentState, Purpose } from '@firsthand/contract/crm/consents'
import { failCommon } from '@firsthand/contract/core/failure'
import type { Context } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { zoneOf } from '../tasks/days.ts'
import { holdsOn } from './later-answer.rules.ts'
import { isAllowed, standingsOf } from './may-be.ts'
import { useWording, useWordingNumbered } from './wordings.ts'

export type Answers = {
  person: string
  answers: { purpose: Purpose; state: ConsentState; wording?: number | undefined }[]
  source: ConsentSource
  proof: string
  proofFile: string | null
  answeredAt: string
  expiresAt: string | null
}

/** Writes down what somebody answered and tells every domain about what changed by it, all in this transaction. */
export async function noteAnswers(ctx: Context, domains: Domain[], given: Answers): Promise<void> {
  const { person, answers, source } = given
  await lockPerson(ctx, person)
  const purposes = answers.map((each) => each.purpose)
  await telling(ctx, domains, { people: [person], purposes }, async () => {
    for (const { purpose, state, wording } of answers) {
      const id = ctx.newId()
      const later = await replaceEarlier(ctx, { id, person, purpose, state, answeredAt: given.answeredAt })
      await ctx.db
        .insertInto('consents')
        .values({
          workspaceId: ctx.workspaceId,
          id,
          personId: person,
          purpose,
          state,
          wordingId: await wordingOf(ctx, { source, purpose, wording }),
          source,
          proof: given.proof,
          proofFileId: given.proofFile,
          answeredAt: given.answeredAt,
          expiresAt: state === 'given' ? given.expiresAt : null,
          notedBy: ctx.member?.id ?? null,
          notedAt: ctx.instant,
          ...(later && { replacedAt: ctx.instant, replacedBy: later }),
        })
        .execute()
      ctx.record(
        'consent.noted',
        { kind: 'person', id: person },
        { after: { purpose, state, source, holds: later === undefined } },
      )
    }
  })
}

/** A form may have been printed long ago: unless somebody says which words stand on it, nobody knows. */
async function wordingOf(
  ctx: Context,
  { source, purpose, wording }: Pick<Answers, 'source'> & Omit<Answers['answers'][number], 'state'>,
): Promise<string | null> {
  if (source !== 'signed_form') return useWording(ctx, purpose)
  return wording === undefined ? null : useWordingNumbered(ctx, purpose, wording)
}

/** Ends what held before this answer. Where something given later holds on, answers its id: then this one is history alone. */
async function replaceEarlier(
  ctx: Context,
  noted: { id: string; person: string; purpose: Purpose; state: ConsentState; answeredAt: string },
): Promise<string | undefined> {
  const holding = await ctx.db
    .selectFrom('consents')
    .select(['id', 'state', 'answeredAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', noted.person)
    .where('purpose', '=', noted.purpose)
    .where('replacedAt', 'is', null)
    .orderBy('answeredAt', 'desc')
    .execute()
  if (holding.length === 0) return undefined
  const zone = await zoneOf(ctx, ctx.member?.id)
  const ended = holding.filter(
    ({ state, answeredAt }) => !holdsOn({ state: state as ConsentState, answeredAt }, noted, zone),
  )
  if (ended.length > 0)
    await ctx.db
      .updateTable('consents')
      .set({ replacedAt: ctx.instant, replacedBy: noted.id })
      .where('workspaceId', '=', ctx.workspaceId)
      .where(
        'id',
        'in',
        ended.map((each) => each.id),
      )
      .execute()
  return holding.find((each) => !ended.includes(each))?.id
}

/** Does something that may change what is allowed, and tells every domain about each purpose where it did. */
export async function telling(
  ctx: Context,
  domains: Domain[],
  { people, purposes }: { people: string[]; purposes: readonly Purpose[] },
  change: () => Promise<void>,
): Promise<void> {
  const before = await allowedNow(ctx, people, purposes)
  await change()
  const after = await allowedNow(ctx, people, purposes)
  for (const person of people)
    for (const purpose of purposes) {
      const key = `${person} ${purpose}`
      if (before.has(key) === after.has(key)) continue
      for (const { personHooks } of domains) await personHooks?.consentChanged?.(ctx, person, purpose)
    }
}

async function allowedNow(
  ctx: Context,
  people: string[],
  purposes: readonly Purpose[],
): Promise<Set<string>> {
  const standings = await standingsOf(ctx, people, purposes)
  return new Set(
    people.flatMap((person) =>
      purposes
        .filter((purpose) => isAllowed(purpose, standings.get(person)?.get(purpose)?.standing ?? 'unsaid'))
        .map((purpose) => `${person} ${purpose}`),
    ),
  )
}

async function lockPerson(ctx: Context, person: string): Promise<void> {
  const row = await ctx.db
    .selectFrom('people')
    .select('erasedAt')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', person)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.erasedAt) failCommon('not_found')
}
