import { commitmentStates } from '@firsthand/contract/evidence/kinds'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Summed, totalsOf } from './totals.rules.ts'

const summed: fc.Arbitrary<Summed> = fc.record({
  currency: fc.constantFrom('EUR', 'USD', 'JPY'),
  exponent: fc.integer({ min: 0, max: 4 }),
  state: fc.constantFrom(...commitmentStates),
  sum: fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
  count: fc.integer({ min: 1, max: 1000 }),
})

/** An amount in ten-thousandths of its currency, which every exponent fits. */
const fine = (sum: string, exponent: number) => BigInt(sum) * 10n ** BigInt(4 - exponent)

test('no currency ever gains or loses a cent to another, whatever decimal places its parts have', () => {
  fc.assert(
    fc.property(fc.array(summed, { maxLength: 20 }), (rows) => {
      const totals = totalsOf(rows)
      expect(totals.map((each) => each.currency)).toEqual(
        [...new Set(rows.map((row) => row.currency))].toSorted(),
      )
      for (const { currency, exponent, given, kept, notKept, released, count } of totals) {
        const own = rows.filter((row) => row.currency === currency)
        const whole = [given, kept, notKept, released].reduce((all, sum) => all + fine(sum, exponent), 0n)
        expect(whole).toBe(own.reduce((all, row) => all + fine(row.sum, row.exponent), 0n))
        expect(count).toBe(own.reduce((all, row) => all + row.count, 0))
      }
    }),
  )
})

test('the order in which parts come changes nothing', () => {
  fc.assert(
    fc.property(fc.array(summed, { maxLength: 10 }), (rows) => {
      expect(totalsOf(rows.toReversed())).toEqual(totalsOf(rows))
    }),
  )
})
