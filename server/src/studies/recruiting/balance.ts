import type { Output } from '@firsthand/contract/core/operation'
import type { showSampleBalance } from '@firsthand/contract/studies/recruiting-numbers'
import { balanceOf } from '../../crm/network/balance.ts'
import type { Context } from '../../platform/context.ts'
import { cellNamer } from './cell-names.ts'
import { takenCells } from './places.ts'

const lookedAt = 2_000

/** Whom a study has met, against whom it wants to hear. */
export async function sampleBalance(ctx: Context, study: string): Promise<Output<typeof showSampleBalance>> {
  const met = await metIn(ctx, study)
  const { voices, largest } = await balanceOf(ctx, met)
  const name = await cellNamer(ctx, study)
  const cells = (await takenCells(ctx, study)).map(({ id, match, wanted, counted, reserved }) => ({
    cell: id,
    name: name(match).name,
    wanted,
    met: counted,
    coming: reserved,
    missing: Math.max(0, wanted - counted - reserved),
  }))
  // The same line as everywhere: a third of the people or more, three at the least.
  const isOver =
    largest !== null &&
    largest.people.n >= 6 &&
    largest.people.hits >= 3 &&
    largest.people.hits * 3 > largest.people.n
  const over = isOver ? { introducer: largest.introducer, people: largest.people } : null
  return { met: met.length, voices, cells, over, sentence: sentenceOf({ met: met.length, cells, over }) }
}

export async function metIn(ctx: Context, study: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('recruits')
    .select('personId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', study)
    .where('step', '<>', 'removed')
    .where('metAt', 'is not', null)
    .orderBy('metAt', 'desc')
    .limit(lookedAt)
    .execute()
  return rows.map((row) => row.personId)
}

type Balance = Output<typeof showSampleBalance>

function sentenceOf({ met, cells, over }: Pick<Balance, 'met' | 'cells' | 'over'>): string {
  if (met === 0) return 'Nobody is met yet, so there is nothing to compare.'
  const worst = cells.toSorted((a, b) => b.missing / b.wanted - a.missing / a.wanted)[0]
  const parts: string[] = []
  if (worst && worst.missing > 0)
    parts.push(`Most missing: ${worst.name}, ${worst.missing} of ${worst.wanted}.`)
  if (over)
    parts.push(
      `${over.introducer.name} brought ${over.people.hits} of ${over.people.n}: find others who do not know them.`,
    )
  if (parts.length > 0) return parts.join(' ')
  return cells.length === 0 ? 'Say in the plan how many of whom you want, to compare.' : 'Nobody is missing.'
}
