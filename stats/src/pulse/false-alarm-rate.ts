import { normalCdf } from '../special/normal-cdf.ts'
import { runRuleTable, wheelerRules, type RunRule } from './run-rules.ts'

/** How often a set of rules cries wolf. */
export type FalseAlarmRate = {
  /** Points until the first signal, on average. */
  averageRunLength: number
  /** Chance of at least one signal within `points` points. */
  chance: number
  points: number
}

/**
 * How often run rules signal although nothing happened (or, with `shift`, how fast they find a change).
 *
 * Use it to choose rules and to say beside a chart how many false alarms to expect. Exact for independent normal points
 * and known limits; limits estimated from few points, skewed values and autocorrelation all give more alarms.
 *
 * Source: the Markov chain of Champ and Woodall 1987, Technometrics 29, 393–399.
 *
 * @example
 * falseAlarmRate({ rules: ['beyond a limit'] }).averageRunLength // 370.398…
 */
export function falseAlarmRate(
  options: { rules?: readonly RunRule[]; points?: number; shift?: number } = {},
): FalseAlarmRate {
  const { rules = wheelerRules, points = 24, shift = 0 } = options
  if (rules.length === 0)
    throw new RangeError('Name at least one run rule; without a rule nothing ever signals.')
  if (!Number.isInteger(points) || points < 1 || !Number.isFinite(shift)) {
    throw new RangeError(
      `Points are a whole number above zero and the shift is finite; they are ${points} and ${shift}.`,
    )
  }
  const { steps, chances } = chainFor(rules, shift)
  const symbols = chances.length
  const states = steps.length / symbols

  let now = new Float64Array(states)
  now[0] = 1
  let surviving = 1
  let averageRunLength = 0
  let chance = 0
  let ratio = 0
  // Survival soon shrinks by a constant factor; from then on the rest is a geometric series.
  for (let point = 1; point <= 100_000; point++) {
    averageRunLength += surviving
    const next = new Float64Array(states)
    for (let state = 0; state < states; state++) {
      for (let symbol = 0; symbol < symbols; symbol++) {
        const target = steps[state * symbols + symbol]!
        if (target >= 0) next[target]! += now[state]! * chances[symbol]!
      }
    }
    const left = next.reduce((sum, value) => sum + value, 0)
    if (point === points) chance = 1 - left
    const settled = Math.abs(left / surviving - ratio) < 1e-15
    ratio = left / surviving
    now = next
    surviving = left
    if ((settled && point >= points) || left < 1e-300) break
  }
  return { averageRunLength: averageRunLength + surviving / (1 - ratio), chance, points }
}

/** Zones a point may fall into, and for each history of points which history follows; −1 is a signal. */
function chainFor(rules: readonly RunRule[], shift: number): { steps: Int32Array; chances: Float64Array } {
  const bounds = [...new Set([0, ...rules.map((rule) => runRuleTable[rule].beyond)])].toSorted(
    (a, b) => a - b,
  )
  const zones = [1, -1].flatMap((sign) =>
    bounds.map((bound, at) => ({ sign, bound, next: bounds[at + 1] ?? Infinity })),
  )
  const chances = Float64Array.from(zones, ({ sign, bound, next }) => {
    const below = (edge: number) => (edge === Infinity ? 0 : normalCdf(sign * shift - edge))
    return below(bound) - below(next)
  })
  const watches = rules.flatMap((rule) => [1, -1].map((sign) => ({ sign, ...runRuleTable[rule] })))

  const histories = [watches.map(() => 0)]
  const numbers = new Map([[histories[0]!.join(), 0]])
  const steps: number[] = []
  for (const history of histories) {
    for (const zone of zones) {
      const following = watches.map((watch, at) => advance(watch, history[at]!, zone))
      if (following.includes(-1)) {
        steps.push(-1)
        continue
      }
      const key = following.join()
      if (!numbers.has(key)) numbers.set(key, histories.push(following) - 1)
      steps.push(numbers.get(key)!)
    }
  }
  return { steps: Int32Array.from(steps), chances }
}

/** The last points of one rule and side as bits (newest lowest), or −1 where the rule fires. */
function advance(
  watch: { sign: number; needed: number; within: number; beyond: number },
  history: number,
  zone: { sign: number; bound: number },
): number {
  const hit = zone.sign === watch.sign && zone.bound >= watch.beyond
  let bits = (history << 1) | Number(hit)
  if (hit && ones(bits) >= watch.needed) return -1
  bits &= (1 << (watch.within - 1)) - 1
  // Forget old hits that can no longer take part, so that equal futures are one state.
  for (let age = watch.within - 1; age > 0; age--) {
    if ((bits >> (age - 1)) & 1 && ones(bits) + watch.within - age < watch.needed) bits &= ~(1 << (age - 1))
    else if ((bits >> (age - 1)) & 1) break
  }
  return bits
}

function ones(bits: number): number {
  let count = 0
  for (let rest = bits; rest > 0; rest &= rest - 1) count++
  return count
}
