import { loadParameters, type MixtureKernel } from './mixture-kernel.ts'

/**
 * One pass over all patterns: how likely the answers are under these parameters, and how much of each answer belongs to
 * each segment (left in the kernel's `counts`, `sums` and `sumsOfSquares` for the next step).
 *
 * Source: the expectation step of EM, Dempster, Laird and Rubin 1977; log-sum-exp.
 */
export function passOver(kernel: MixtureKernel, theta: Float64Array, weights: Float64Array): number {
  loadParameters(kernel, theta)
  const { slots, logs, counts, values, linear, squared, sums, sumsOfSquares } = kernel
  const segments = kernel.layout.segments
  const blocks = kernel.blocks.length
  const numerics = kernel.numeric.length
  counts.fill(0)
  sums.fill(0)
  sumsOfSquares.fill(0)
  const share = new Float64Array(segments)
  let logLikelihood = 0
  for (let pattern = 0; pattern < weights.length; pattern++) {
    const weight = weights[pattern]!
    if (weight === 0) continue
    const firstSlot = pattern * blocks
    const firstValue = pattern * numerics
    const first = slots[firstSlot]!
    for (let segment = 0; segment < segments; segment++) share[segment] = logs[first + segment]!
    for (let block = 1; block < blocks; block++) {
      const slot = slots[firstSlot + block]!
      for (let segment = 0; segment < segments; segment++) share[segment]! += logs[slot + segment]!
    }
    for (let place = 0; place < numerics; place++) {
      const value = values[firstValue + place]!
      const at = place * segments
      for (let segment = 0; segment < segments; segment++) {
        share[segment]! += value * (linear[at + segment]! + value * squared[at + segment]!)
      }
    }
    let largest = share[0]!
    for (let segment = 1; segment < segments; segment++)
      if (share[segment]! > largest) largest = share[segment]!
    let sum = 0
    for (let segment = 0; segment < segments; segment++) {
      const below = share[segment]! - largest
      // e^-40 is less than the rounding of the sum.
      const part = below > -40 ? Math.exp(below) : 0
      share[segment] = part
      sum += part
    }
    logLikelihood += weight * (largest + Math.log(sum))
    const scale = weight / sum
    for (let segment = 0; segment < segments; segment++) share[segment]! *= scale
    for (let block = 0; block < blocks; block++) {
      const slot = slots[firstSlot + block]!
      for (let segment = 0; segment < segments; segment++) counts[slot + segment]! += share[segment]!
    }
    for (let place = 0; place < numerics; place++) {
      const value = values[firstValue + place]!
      const at = place * segments
      for (let segment = 0; segment < segments; segment++) {
        const part = share[segment]! * value
        sums[at + segment]! += part
        sumsOfSquares[at + segment]! += part * value
      }
    }
  }
  return logLikelihood
}

/**
 * How likely each pattern belongs to each segment (patterns × segments), under parameters already loaded into the kernel.
 */
export function membership(kernel: MixtureKernel): Float64Array {
  const { slots, logs, values, linear, squared } = kernel
  const segments = kernel.layout.segments
  const blocks = kernel.blocks.length
  const numerics = kernel.numeric.length
  const patterns = slots.length / blocks
  const shares = new Float64Array(patterns * segments)
  for (let pattern = 0; pattern < patterns; pattern++) {
    const row = pattern * segments
    let largest = -Infinity
    for (let segment = 0; segment < segments; segment++) {
      let height = 0
      for (let block = 0; block < blocks; block++) height += logs[slots[pattern * blocks + block]! + segment]!
      for (let place = 0; place < numerics; place++) {
        const value = values[pattern * numerics + place]!
        height += value * (linear[place * segments + segment]! + value * squared[place * segments + segment]!)
      }
      shares[row + segment] = height
      if (height > largest) largest = height
    }
    let sum = 0
    for (let segment = 0; segment < segments; segment++) {
      shares[row + segment] = Math.exp(shares[row + segment]! - largest)
      sum += shares[row + segment]!
    }
    for (let segment = 0; segment < segments; segment++) shares[row + segment]! /= sum
  }
  return shares
}
