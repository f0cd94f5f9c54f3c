import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/studies/screener-pages'
import { screen } from '@firsthand/contract/studies/screener-outcome'
import type { ScreenerAnswers, ScreenerContent } from '@firsthand/contract/studies/screeners'
import type { Context } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { type Handler, handle } from '../../platform/handle.ts'
import { freePlaces, reservePlaces } from './places.ts'
import { type Draft, beginDraft, findDraft, pageFor, placeUntil, profileOf } from './screener-draft.ts'
import { join } from './screener-join.ts'
import { type OpenLink, opened } from './screener-links.ts'
import { contentOf } from './screener-read.ts'

/** What anybody can do with a link, without an account: read, answer, say who they are. */
export function screenerPageHandlers(domains: () => Domain[]): Handler[] {
  return [
    handle(contract.showScreenerPage, (ctx, { token, draft }) =>
      opened(ctx, token, async (inside, link) =>
        pageFor(inside, link, await findDraft(inside, { link, draft })),
      ),
    ),

    handle(contract.answerScreenerPage, (ctx, { token, ...sent }) =>
      opened(ctx, token, (inside, link) => answer(inside, link, sent)),
    ),

    handle(contract.joinByScreenerPage, (ctx, { token, ...sent }) =>
      opened(ctx, token, (inside, link) => join(inside, domains(), { link, ...sent })),
    ),
  ]
}

/** Keeps what was answered, and a place with it; sent, it comes to an end. Sent again, it is the same end. */
async function answer(
  ctx: Context,
  link: OpenLink,
  { draft, number, answers, isSent }: Omit<Input<typeof contract.answerScreenerPage>, 'token'>,
): Promise<contract.ScreenerPage> {
  const before = await findDraft(ctx, { link, draft })
  if (link.studyClosed || (!link.isOpen && !before)) fail(contract.answerScreenerPage, 'closed')
  const row = await beginDraft(ctx, { link, draft, number })
  if (row.sentAt !== null) return pageFor(ctx, link, row)
  const content = await contentOf(ctx, row.screenerId, row.number)
  const kept = asked(content, answers)
  const saved = await save(ctx, row, { answers: kept })
  const holder = { kind: 'answer', id: row.id } as const
  const reserve = () =>
    reservePlaces(ctx, {
      study: link.study,
      holder,
      profile: profileOf(content, saved),
      until: placeUntil(ctx),
    })
  if (!isSent) {
    if ((await reserve()).full) await freePlaces(ctx, { study: link.study, holder: row.id })
    return pageFor(ctx, link, saved)
  }
  const screened = screen(content, kept)
  if (screened.end === 'incomplete')
    return fail(contract.answerScreenerPage, 'incomplete', { question: screened.item.question })
  if (screened.end === 'not_this_time') {
    await freePlaces(ctx, { study: link.study, holder: row.id })
    return pageFor(
      ctx,
      link,
      await send(ctx, saved, { outcome: 'not_this_time', why: screened.item.question }),
    )
  }
  const { full } = await reserve()
  if (full) await freePlaces(ctx, { study: link.study, holder: row.id })
  return pageFor(ctx, link, await send(ctx, saved, { outcome: full ? 'full' : 'qualified', why: full }))
}

/** Answers to what this version asks; whatever else was sent is left out. */
function asked({ items }: ScreenerContent, answers: ScreenerAnswers): ScreenerAnswers {
  const known = new Set(items.map((item) => item.id))
  return [
    ...new Map(answers.filter((each) => known.has(each.item)).map((each) => [each.item, each])).values(),
  ]
}

async function save(ctx: Context, row: Draft, { answers }: { answers: ScreenerAnswers }): Promise<Draft> {
  await ctx.db
    .updateTable('screenerAnswers')
    .set({ answers: JSON.stringify(answers), savedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', row.id)
    .execute()
  return { ...row, answers, savedAt: ctx.instant }
}

async function send(
  ctx: Context,
  row: Draft,
  { outcome, why }: { outcome: string; why: string | null },
): Promise<Draft> {
  const change = { outcome, why, sentAt: ctx.instant }
  await ctx.db
    .updateTable('screenerAnswers')
    .set(change)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', row.id)
    .execute()
  ctx.record('screener.answered', { kind: 'screener', id: row.screenerId }, { after: { end: outcome } })
  return { ...row, ...change }
}
