import type { Input, Output } from '@firsthand/contract/core/operation'
import { chosen } from '@firsthand/contract/studies/screener-outcome'
import type * as contract from '@firsthand/contract/studies/screeners'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findStudy } from '../studies/find.ts'
import { readAnswers } from './profile.ts'
import { refOf } from './recruit-read.ts'
import { memberNames } from './recruit-read.ts'
import { contentOf, screenerOf } from './screener-read.ts'

type Row = contract.ScreenerAnswerRow

/** Who answered, newest first. What stands in a draft is not read before it is sent. */
export async function listAnswers(
  ctx: Context,
  { study, limit, after, end }: Input<typeof contract.listScreenerAnswers>,
): Promise<Output<typeof contract.listScreenerAnswers>> {
  await findStudy(ctx, study)
  const screener = await screenerOf(ctx, study)
  if (!screener) return { items: [], next: null }
  const [at, id] = after ? readCursor(after, 2) : []
  const rows = await ctx.db
    .selectFrom('screenerAnswers')
    .leftJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'screenerAnswers.workspaceId')
        .onRef('people.id', '=', 'screenerAnswers.personId'),
    )
    .selectAll('screenerAnswers')
    .select('people.name as personName')
    .where('screenerAnswers.workspaceId', '=', ctx.workspaceId)
    .where('screenerAnswers.screenerId', '=', screener.id)
    .$if(end !== undefined, (query) => query.where('screenerAnswers.outcome', '=', end!))
    .$if(at !== undefined, (query) =>
      query.where((row) =>
        row(
          row.refTuple('screenerAnswers.startedAt', 'screenerAnswers.id'),
          '<',
          row.tuple(String(at), String(id)),
        ),
      ),
    )
    .orderBy('screenerAnswers.startedAt', 'desc')
    .orderBy('screenerAnswers.id', 'desc')
    .limit(limit + 1)
    .execute()
  const contents = new Map<number, contract.ScreenerContent>()
  for (const { number } of rows)
    if (!contents.has(number)) contents.set(number, await contentOf(ctx, screener.id, number))
  const names = await memberNames(
    ctx,
    rows.map((row) => row.filledInBy),
  )
  return pageOf(rows, limit, {
    item: (row): Row => ({
      id: row.id,
      person: row.personId && row.personName !== null ? { id: row.personId, name: row.personName } : null,
      recruit: row.recruitId,
      channel: row.channel as Row['channel'],
      number: row.number,
      end: row.outcome as Row['end'],
      why: row.why,
      answers: row.sentAt === null ? [] : inWords(contents.get(row.number)!, readAnswers(row.answers)),
      startedAt: row.startedAt,
      sentAt: row.sentAt,
      filledInBy: refOf(names, row.filledInBy),
    }),
    cursor: (row) => [row.startedAt, row.id],
  })
}

function inWords({ items }: contract.ScreenerContent, answers: contract.ScreenerAnswers): Row['answers'] {
  const given = new Map(answers.map((answer) => [answer.item, answer]))
  return items.flatMap((item) => {
    const answer = given.get(item.id)
    if (!answer) return []
    const words =
      item.kind === 'number'
        ? String(answer.number ?? '')
        : item.kind === 'text'
          ? (answer.text ?? '')
          : chosen(item, answer)
              .map((option) => option.label)
              .join(', ')
    return words === '' ? [] : [{ question: item.question, answer: words }]
  })
}
