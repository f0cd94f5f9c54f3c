import { chosen } from '@firsthand/contract/studies/screener-outcome'
import { type ScreenerPage, screenerPageLimits } from '@firsthand/contract/studies/screener-pages'
import type { ScreenerContent, ScreenerEnd } from '@firsthand/contract/studies/screeners'
import type { Selectable } from 'kysely'
import { readWordings } from '../../crm/consents/wordings.ts'
import type { Context } from '../../platform/context.ts'
import type { ScreenerAnswers as AnswerRows } from '../../platform/db/tables.ts'
import type { Profile } from './cells.rules.ts'
import { isFullNow } from './places.ts'
import { emptyProfile, readAnswers } from './profile.ts'
import { type OpenLink, hashOf } from './screener-links.ts'
import { contentOf } from './screener-read.ts'

export type Draft = Selectable<AnswerRows>

/** What somebody has answered on their device; only who made the secret there finds it again. */
export async function findDraft(
  ctx: Context,
  { link, draft, lock = false }: { link: OpenLink; draft: string; lock?: boolean },
): Promise<Draft | undefined> {
  return ctx.db
    .selectFrom('screenerAnswers')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('screenerId', '=', link.screener)
    .where('draftHash', '=', hashOf(draft))
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
}

/**
 * Begins a draft, or finds it: whoever sends twice at the same moment waits for themselves. They answer what they read:
 * questions that were changed since they opened the page are not theirs.
 */
export async function beginDraft(
  ctx: Context,
  { link, draft, number = link.number }: { link: OpenLink; draft: string; number?: number | undefined },
): Promise<Draft> {
  await ctx.db
    .insertInto('screenerAnswers')
    .values({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      screenerId: link.screener,
      number: Math.min(number, link.number),
      linkId: link.id,
      channel: link.channel,
      draftHash: hashOf(draft),
      answers: '[]',
      startedAt: ctx.instant,
      savedAt: ctx.instant,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'screenerId', 'draftHash']).doNothing())
    .execute()
  return (await findDraft(ctx, { link, draft, lock: true }))!
}

/** What is known of a stranger: what they chose, and what it makes them. */
export function profileOf({ items }: ScreenerContent, row: Pick<Draft, 'answers'>): Profile {
  const profile = emptyProfile()
  const given = new Map(readAnswers(row.answers).map((answer) => [answer.item, answer]))
  for (const item of items)
    for (const option of chosen(item, given.get(item.id))) {
      profile.options.add(option.id)
      if (option.contactType) profile.types.add(option.contactType)
    }
  return profile
}

export function placeUntil(ctx: Context): string {
  return new Date(ctx.now.getTime() + screenerPageLimits.minutes * 60_000).toISOString()
}

/** What whoever opened the link sees: the questions without what passes, and their own answers. */
export async function pageFor(ctx: Context, link: OpenLink, row: Draft | undefined): Promise<ScreenerPage> {
  const content = await contentOf(ctx, link.screener, row?.number ?? link.number)
  const workspace = await ctx.db
    .selectFrom('workspaces')
    .select('name')
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow()
  const wordings = new Map((await readWordings(ctx)).map((each) => [each.subject, each]))
  const kept = row ? await keptUntil(ctx, row.id) : null
  return {
    workspace: workspace.name,
    title: content.title,
    intro: content.intro,
    about: wordings.get('about')!.words,
    contact: wordings.get('contact')!.words,
    contactWording: wordings.get('contact')!.number,
    number: row?.number ?? link.number,
    items: content.items.map(({ id, kind, question, isRequired, options }) => ({
      id,
      kind,
      question,
      isRequired,
      options: options.map((option) => ({ id: option.id, label: option.label })),
    })),
    state: await stateOf(ctx, link, { row, hasPlace: kept !== null }),
    answers: row ? readAnswers(row.answers) : [],
    end: row?.outcome ? endOf(content, row) : null,
    keptUntil: kept,
  }
}

async function stateOf(
  ctx: Context,
  link: OpenLink,
  { row, hasPlace }: { row: Draft | undefined; hasPlace: boolean },
): Promise<ScreenerPage['state']> {
  if (link.studyClosed || (!link.isOpen && !row)) return 'closed'
  if (hasPlace) return 'open'
  return (await isFullNow(ctx, link.study, { ...(row && { exceptHolder: row.id }) })) ? 'full' : 'open'
}

async function keptUntil(ctx: Context, holderId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('quotaPlaces')
    .select('expiresAt')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('holderId', '=', holderId)
    .where('countedAt', 'is', null)
    .where('expiresAt', '>', ctx.instant)
    .orderBy('expiresAt')
    .executeTakeFirst()
  return row?.expiresAt ?? null
}

const usual: Record<ScreenerEnd, string> = {
  qualified: 'Thank you. You are one of those we would like to talk to.',
  not_this_time: 'Thank you for your time. This time we look for somebody in another situation.',
  full: 'Thank you for your time. All places are taken now.',
}

function endOf(content: ScreenerContent, row: Draft): ScreenerPage['end'] {
  const end = row.outcome as ScreenerEnd
  const own = { qualified: content.qualified, not_this_time: content.notThisTime, full: content.full }[end]
  return {
    end,
    words: own.trim() === '' ? usual[end] : own,
    isDone: end !== 'qualified' || row.joinedAt !== null,
  }
}
