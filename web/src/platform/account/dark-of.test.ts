import fc from 'fast-check'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { darkOf } from './dark-of.ts'

/** What stands on the paper when a path is filled. */
function drawn(path: string, width: number, height: number): boolean[][] {
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => false))
  for (const [, x, y, run, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(run)
    rows[Number(y)]!.fill(true, Number(x), Number(x) + Number(run))
  }
  return rows
}

test('every dark module is drawn, and no other', () => {
  const squares = fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
    .chain(([width, height]) =>
      fc.array(fc.array(fc.boolean(), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    )
  fc.assert(
    fc.property(squares, (rows) => {
      expect(drawn(darkOf(rows), rows[0]!.length, rows.length)).toEqual(rows)
    }),
  )
})

test('the address of a second step fits, with four light modules around (ISO/IEC 18004)', () => {
  const address = `otpauth://totp/Firsthand:mara%40example.com?secret=${'A'.repeat(52)}&issuer=Firsthand&digits=6&period=30`
  const { data, size, version } = encode(address, { ecc: 'L', border: 4 })

  expect(size).toBe(version * 4 + 17 + 2 * 4)
  expect(drawn(darkOf(data), size, size)).toEqual(data)
  for (const at of [0, 3, size - 4, size - 1]) expect(data[at]!.includes(true)).toBe(false)
})
