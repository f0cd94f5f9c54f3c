/** A rule for reading a control chart: `needed` of the last `within` points beyond `beyond` sigma on one side. */
export const runRuleTable = {
  'beyond a limit': { needed: 1, within: 1, beyond: 3 },
  'eight on one side': { needed: 8, within: 8, beyond: 0 },
  'three of four near a limit': { needed: 3, within: 4, beyond: 1.5 },
  'two of three beyond two sigma': { needed: 2, within: 3, beyond: 2 },
  'four of five beyond one sigma': { needed: 4, within: 5, beyond: 1 },
} as const

export type RunRule = keyof typeof runRuleTable

/** The three rules of Wheeler, the default everywhere in this package. */
export const wheelerRules: readonly RunRule[] = [
  'beyond a limit',
  'eight on one side',
  'three of four near a limit',
]

/** A rule that fired: at the point `index` (from 0), because of the points from `since` on. */
export type RunSignal = { rule: RunRule; side: 'high' | 'low'; index: number; since: number }

/**
 * Where a control chart says that something changed.
 *
 * Use it on scores: (value − centre) / sigma. The default are Wheeler's rules: a point beyond a limit, eight in a row on
 * one side, three of four nearer a limit than the centre. The other two are Western Electric's. Every rule more
 * shortens the time to a false alarm: see `falseAlarmRate`.
 *
 * Source: Wheeler 2000, Understanding Variation; Western Electric 1956, Statistical Quality Control Handbook.
 *
 * @example
 * runRules([0.2, -0.5, 3.4])[0].rule // 'beyond a limit'
 */
export function runRules(scores: ArrayLike<number>, rules: readonly RunRule[] = wheelerRules): RunSignal[] {
  const signals: RunSignal[] = []
  for (let index = 0; index < scores.length; index++) {
    if (!Number.isFinite(scores[index]!)) {
      throw new RangeError(
        `Score ${index + 1} is ${scores[index]}. Scores are finite numbers; leave missing points out.`,
      )
    }
    for (const rule of rules) {
      for (const side of ['high', 'low'] as const) {
        const since = firedSince(scores, index, rule, side === 'high' ? 1 : -1)
        if (since >= 0) signals.push({ rule, side, index, since })
      }
    }
  }
  return signals
}

/** Index of the oldest point that makes the rule fire at `index`, or −1. */
function firedSince(scores: ArrayLike<number>, index: number, rule: RunRule, sign: number): number {
  const { needed, within, beyond } = runRuleTable[rule]
  if (scores[index]! * sign <= beyond) return -1
  let hits = 0
  for (let at = index; at >= 0 && at > index - within; at--) {
    if (scores[at]! * sign > beyond && ++hits === needed) return at
  }
  return -1
}
