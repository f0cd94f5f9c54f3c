/**
 * What Stirling's formula lacks: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x of 10 or more.
 *
 * Use it to subtract log-gammas of large numbers without losing digits.
 *
 * Source: Abramowitz and Stegun 6.1.41; eight terms give 17 digits from x = 10 on.
 *
 * @example
 * stirlingCorrection(10) // 0.00833056343336287
 */
export function stirlingCorrection(x: number): number {
  if (!(x >= 10)) throw new RangeError(`The correction to Stirling's formula holds from 10 on; it got ${x}.`)
  const inverse = 1 / x
  const square = inverse * inverse
  return (
    inverse *
    (1 / 12 +
      square *
        (-1 / 360 +
          square *
            (1 / 1260 +
              square *
                (-1 / 1680 +
                  square *
                    (1 / 1188 + square * (-691 / 360360 + square * (1 / 156 - (square * 3617) / 122400)))))))
  )
}
