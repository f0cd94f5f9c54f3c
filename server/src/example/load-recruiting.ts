import { ScreenerContent } from '@firsthand/contract/studies/screeners'
import { PersonFilter } from '@firsthand/contract/crm/person-filter'
import type { Context } from '../platform/context.ts'
import { insertRecruits } from '../studies/recruiting/add.ts'
import { putQuotas } from '../studies/recruiting/quotas.ts'
import { findRecruit } from '../studies/recruiting/recruit-read.ts'
import { putScreener } from '../studies/recruiting/screeners.ts'
import { takeStep } from '../studies/recruiting/steps.ts'
import { putClaims } from '../studies/studies/plan.ts'
import { writeSegments } from '../studies/studies/segments.ts'
import type { Loading } from './load-people.ts'

/** The study about the night shift as it is half-way: what is at stake, whom it wants, who was asked and who is next. */
export async function loadRecruiting(
  ctx: Context,
  { clock, people, studies }: Loading & { studies: Map<string, string> },
): Promise<void> {
  const study = studies.get('night')!
  const claims = await ctx.db
    .selectFrom('claims')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('sourceId', '=', study)
    .where('stakes', '=', 3)
    .execute()
  await putClaims(ctx, study, { part: 'at_stake', claims: claims.map(({ id }) => id) })
  await writeSegments(
    ctx,
    study,
    [
      { name: 'Kitchens that pay', types: ['payer', 'buyer'] },
      { name: 'Those who would ride', types: ['supplier'] },
    ].map(({ name, types }) => ({
      name,
      filter: PersonFilter.parse({ conditions: [{ what: 'contactType', value: types }] }),
      list: null,
    })),
  )
  const content = screener(ctx)
  await putScreener(ctx, { study, content, version: undefined })
  const lastOrder = content.items[0]!
  const thisWeek = { what: 'answer', item: lastOrder.id, option: lastOrder.options[0]!.id } as const
  await putQuotas(ctx, {
    study,
    cells: [
      { match: [], wanted: 15, isHard: true },
      { match: [{ what: 'contactType', value: 'payer' }], wanted: 8, isHard: true },
      { match: [{ what: 'contactType', value: 'payer' }, thisWeek], wanted: 4, isHard: false },
      { match: [{ what: 'contactType', value: 'supplier' }], wanted: 5, isHard: false },
    ],
  })
  for (const { key, channel, why, step, daysAgo } of asked) {
    const person = people.get(key)
    if (!person) continue
    const [made] = await insertRecruits(ctx, {
      study,
      people: [person],
      channel,
      why,
      at: clock.at(daysAgo + 3, '09:00'),
    })
    if (made && step !== 'found')
      await takeStep(ctx, await findRecruit(ctx, made.id), { to: step, at: clock.at(daysAgo, '10:00') })
  }
}

const asked = [
  {
    key: 'dorota',
    channel: 'cold_call',
    why: 'Her kitchen is open until two.',
    step: 'declined',
    daysAgo: 19,
  },
  { key: 'harriet', channel: 'cold_call', why: 'The only one at the market.', step: 'declined', daysAgo: 70 },
  {
    key: 'marisol',
    channel: 'meetup',
    why: 'Said at the harbour evening that nights are lost.',
    step: 'asked',
    daysAgo: 4,
  },
  {
    key: 'luca',
    channel: 'warm_introduction',
    why: 'He closed his kitchen at night in spring.',
    step: 'agreed',
    daysAgo: 2,
  },
  {
    key: 'jiayi',
    channel: 'network',
    why: 'Nobody from the noodle bars was heard.',
    step: 'found',
    daysAgo: 1,
  },
] as const

function screener(ctx: Context) {
  return ScreenerContent.parse({
    title: 'Orders after ten: may we ask you about them?',
    intro: 'We talk to kitchens for half an hour and listen. Two questions show whether it fits.',
    items: [
      {
        id: ctx.newId(),
        kind: 'single',
        question: 'When did your kitchen last take an order after ten in the evening?',
        options: [
          { id: ctx.newId(), label: 'This week', rule: 'must', contactType: 'payer' },
          { id: ctx.newId(), label: 'This year', rule: 'must', contactType: 'payer' },
          { id: ctx.newId(), label: 'Never', rule: 'reject' },
        ],
      },
      {
        id: ctx.newId(),
        kind: 'number',
        question: 'How many evenings a week is somebody in it?',
        from: 1,
        to: 7,
      },
      {
        id: ctx.newId(),
        kind: 'text',
        question: 'What happened with the last late order?',
        isRequired: false,
      },
    ],
  })
}
