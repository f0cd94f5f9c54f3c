import type { MixtureKernel } from './mixture-kernel.ts'
import { passOver } from './mixture-pass.ts'
import { priorHeight, stepFrom, type VariancePrior } from './mixture-step.ts'
import { levelsOf, sumOf } from './segment-table.ts'

export type Climb = {
  theta: Float64Array
  logLikelihood: number
  /** log-likelihood plus what the variance prior adds */
  height: number
  passes: number
  converged: boolean
}

/**
 * Climbs from a start to the nearest top of the likelihood, by EM with squared extrapolation: two plain steps show where
 * they lead, and a long step is taken there if it does not lose height.
 *
 * Use it through `fitMixture`.
 *
 * Source: EM, Dempster, Laird and Rubin 1977; SQUAREM scheme 3, Varadhan and Roland 2008, Scandinavian Journal of
 * Statistics 35, 335–353.
 */
export function climbMixture(
  kernel: MixtureKernel,
  start: Float64Array,
  weights: Float64Array,
  {
    tolerance,
    maximumPasses,
    prior,
    signal,
  }: { tolerance: number; maximumPasses: number; prior: VariancePrior; signal?: AbortSignal },
): Climb {
  const total = sumOf(weights)
  let passes = 0
  let logLikelihood = -Infinity
  /** One EM step from `from`; the returned height is that of `from`. */
  const step = (from: Float64Array): { height: number; next: Float64Array } => {
    signal?.throwIfAborted()
    passes++
    logLikelihood = passOver(kernel, from, weights)
    const next = from.slice()
    stepFrom(kernel, next, total, prior)
    return { height: logLikelihood + priorHeight(kernel, from, prior), next }
  }
  // A large crowd has a high likelihood, of which fewer digits matter.
  const enough = tolerance * Math.max(1, total / 1000)
  let theta = start
  let here = step(theta)
  let quiet = 0
  while (passes < maximumPasses) {
    const first = here.next
    const second = step(first)
    const far = second.next
    const leap = extrapolate(kernel, theta, first, far)
    const before = here.height
    const landed = leap ? step(leap) : undefined
    // A leap may lose nothing against the plain step; else the plain step is taken.
    if (leap && landed && landed.height >= second.height) {
      theta = leap
      here = landed
    } else {
      theta = far
      here = step(far)
    }
    // A leap can stall once; two quiet rounds in a row are a top.
    quiet = here.height - before < enough ? quiet + 1 : 0
    if (quiet >= 2) break
  }
  return { theta, logLikelihood, height: here.height, passes, converged: quiet >= 2 }
}

/** Where the two steps lead, kept inside what parameters may be; nothing when there is no direction. */
function extrapolate(
  kernel: MixtureKernel,
  start: Float64Array,
  first: Float64Array,
  second: Float64Array,
): Float64Array | undefined {
  let moveSquares = 0
  let bendSquares = 0
  for (let at = 0; at < start.length; at++) {
    const move = first[at]! - start[at]!
    const bend = second[at]! - first[at]! - move
    moveSquares += move * move
    bendSquares += bend * bend
  }
  if (!(bendSquares > 0)) return undefined
  const length = Math.min(200, Math.max(1, Math.sqrt(moveSquares / bendSquares)))
  if (length < 1.01) return undefined
  const leap = new Float64Array(start.length)
  for (let at = 0; at < start.length; at++) {
    const move = first[at]! - start[at]!
    const bend = second[at]! - first[at]! - move
    leap[at] = start[at]! + 2 * length * move + length * length * bend
  }
  repair(kernel, leap, second)
  return leap
}

/** Probabilities that the leap took to zero or below fall to a tenth of the plain step instead, and add up to 1 again. */
function repair({ table, layout }: MixtureKernel, leap: Float64Array, plain: Float64Array): void {
  const { segments, offsets } = layout
  const normalise = (from: number, count: number) => {
    let sum = 0
    for (let at = from; at < from + count; at++) {
      if (!(leap[at]! > 0.1 * plain[at]!)) leap[at] = 0.1 * plain[at]!
      sum += leap[at]!
    }
    for (let at = from; at < from + count; at++) leap[at]! /= sum
  }
  normalise(0, segments)
  table.items.forEach((item, index) => {
    const offset = offsets[index]!
    if (item.kind === 'nominal') {
      for (let segment = 0; segment < segments; segment++)
        normalise(offset + segment * levelsOf(item), levelsOf(item))
    } else if (item.kind === 'numeric') {
      for (let at = offset + segments; at < offset + 2 * segments; at++) {
        leap[at] = Math.min(plain[at]! + 2, Math.max(plain[at]! - 2, leap[at]!))
      }
    }
  })
}
