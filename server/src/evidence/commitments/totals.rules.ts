import type { CommitmentTotal } from '@firsthand/contract/evidence/commitments'
import type { CommitmentState } from '@firsthand/contract/evidence/kinds'

/** What was added up in the database: one currency as it was written, one state. Digits, since a sum may be long. */
export type Summed = {
  currency: string
  exponent: number
  state: CommitmentState
  sum: string
  count: number
}

const fieldOf = { given: 'given', kept: 'kept', not_kept: 'notKept', released: 'released' } as const

/** Money by currency: sums that were written with different decimal places meet in the finer one, exactly. */
export function totalsOf(rows: Summed[]): CommitmentTotal[] {
  const byCurrency = Map.groupBy(rows, (row) => row.currency)
  return [...byCurrency]
    .map(([currency, parts]) => {
      const exponent = Math.max(...parts.map((part) => part.exponent))
      const sums = { given: 0n, kept: 0n, notKept: 0n, released: 0n }
      for (const part of parts)
        sums[fieldOf[part.state]] += BigInt(part.sum) * 10n ** BigInt(exponent - part.exponent)
      const count = parts.reduce((all, part) => all + part.count, 0)
      return {
        currency,
        exponent,
        count,
        given: String(sums.given),
        kept: String(sums.kept),
        notKept: String(sums.notKept),
        released: String(sums.released),
      }
    })
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1))
}
