/** One window of interviews and how much it added. Interviews are numbered from 1. */
export type SaturationRun = { first: number; last: number; newThemes: number; ratio: number }

/** Whether interviews have stopped bringing new themes. */
export type Saturation = {
  verdict: 'reached' | 'not reached' | 'not enough interviews'
  /** Interviews before the first run that added little enough; all of them where saturation was not reached. */
  interviews: number
  /** As the paper writes it, such as "6+2", or the verdict in words. */
  label: string
  baseThemes: number
  runs: SaturationRun[]
  warnings: string[]
}

/** Base and run in interviews; the threshold is the share of new themes that counts as little enough. */
export type SaturationSettings = { baseSize?: number; runLength?: number; threshold?: number }

/**
 * Saturation after Guest, Namey and Chen: have the last interviews stopped bringing new themes?
 *
 * Use it to tell a team when another interview with the same segment is unlikely to add a theme. Give the number of
 * themes first seen in each interview, in the order held (see `newThemes`); the denominator is the number of themes in
 * the first `baseSize` interviews and stays fixed. Count thematic codes only, per segment. Order matters: show
 * `saturationOverOrders` beside it.
 *
 * Source: Guest, Namey and Chen 2020, PLoS ONE 15(5) e0232076. They use bases of 4 to 6, runs of 2 or 3, 5 % or 0 %.
 *
 * @example
 * saturation([16, 9, 7, 5, 4, 3, 1, 0, 1, 0]).label // '6+2'
 */
export function saturation(newThemes: ArrayLike<number>, settings: SaturationSettings = {}): Saturation {
  const { baseSize, runLength, threshold } = checkSettings(settings)
  const counts = Array.from(newThemes)
  if (counts.some((count) => !Number.isInteger(count) || count < 0)) {
    throw new RangeError('New themes per interview are whole numbers of zero or more.')
  }
  const baseThemes = counts.slice(0, baseSize).reduce((sum, count) => sum + count, 0)
  if (counts.length >= baseSize && baseThemes === 0) {
    throw new RangeError(
      `The first ${baseSize} interviews hold no theme, so there is nothing to compare with.`,
    )
  }
  const runs: SaturationRun[] = []
  for (let first = baseSize + 1; first + runLength - 1 <= counts.length; first++) {
    const last = first + runLength - 1
    const added = counts.slice(first - 1, last).reduce((sum, count) => sum + count, 0)
    runs.push({ first, last, newThemes: added, ratio: added / baseThemes })
  }
  const stop = runs.find((run) => run.ratio <= threshold)
  const warnings = runs.length > 0 ? warningsFor(baseThemes, threshold) : []
  const common = { baseThemes, runs, warnings }
  if (stop) {
    return {
      verdict: 'reached',
      interviews: stop.first - 1,
      label: `${stop.first - 1}+${runLength}`,
      ...common,
    }
  }
  const verdict = runs.length > 0 ? 'not reached' : 'not enough interviews'
  return { verdict, interviews: counts.length, label: verdict, ...common }
}

/** Fills in the customary settings and refuses impossible ones. */
export function checkSettings(settings: SaturationSettings): Required<SaturationSettings> {
  const { baseSize = 4, runLength = 2, threshold = 0.05 } = settings
  if (!Number.isInteger(baseSize) || baseSize < 1 || !Number.isInteger(runLength) || runLength < 1) {
    throw new RangeError(
      `Base and run are whole numbers of interviews; they are ${baseSize} and ${runLength}.`,
    )
  }
  if (!(threshold >= 0 && threshold < 1)) {
    throw new RangeError(`The threshold is a share such as 0.05 or 0; it is ${threshold}.`)
  }
  return { baseSize, runLength, threshold }
}

function warningsFor(baseThemes: number, threshold: number): string[] {
  if (threshold === 0 || 1 / baseThemes <= threshold) return []
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
  return [
    `The base holds only ${baseThemes} themes, so one new theme is already ${percent(1 / baseThemes)}: ` +
      `a threshold of ${percent(threshold)} means the same as none at all here.`,
  ]
}
