import type { Attempts } from '@firsthand/contract/crm/resilience'
import { wilsonInterval } from '@firsthand/stats/rates/wilson-interval'

/** Fewer asks than this make no share: one more yes would move it by a tenth or more. */
export const enough = 10

export const none: Attempts = { asked: 0, talked: 0, yes: 0, refused: 0, silent: 0 }

export function sum(attempts: Attempts[]): Attempts {
  return attempts.reduce(
    (all, each) => ({
      asked: all.asked + each.asked,
      talked: all.talked + each.talked,
      yes: all.yes + each.yes,
      refused: all.refused + each.refused,
      silent: all.silent + each.silent,
    }),
    none,
  )
}

/** What to say about a month. Asking is the work; a no is what asking costs. */
export function sentenceOf({ asked, refused, silent, yes }: Attempts): string {
  if (asked === 0) return 'Nobody was asked this month yet. The first ask is the hardest.'
  const asks = `you asked ${times(asked)}`
  if (refused > 0 && yes > 0)
    return `${count(refused, 'no', 'noes')} this month, and ${count(yes, 'yes', 'yeses')}: ${asks}.`
  if (refused > 0) return `${count(refused, 'no', 'noes')} this month: ${asks}. Each was the price of asking.`
  if (yes > 0) return `${count(yes, 'yes', 'yeses')} this month: ${asks}.`
  if (silent > 0) return `${count(silent, 'silence', 'silences')} this month: ${asks}. Silence is not a no.`
  return `This month ${asks}.`
}

/** One divided by the share of yeses, with its interval. Null where nobody said yes or too few were asked. */
export function asksForOneYes({
  yes,
  asked,
}: Attempts): { low: number; middle: number; high: number } | null {
  if (asked < enough || yes === 0) return null
  const { low, high, rate } = wilsonInterval(yes, asked)
  return { low: round(1 / high), middle: round(1 / rate), high: round(1 / low) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function count(number: number, one: string, several: string): string {
  return `${number} ${number === 1 ? one : several}`
}

function times(number: number): string {
  return number === 1 ? 'once' : number === 2 ? 'twice' : `${number} times`
}
