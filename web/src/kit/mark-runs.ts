export type Run = {
  id: string
  /** Code points within the turn; `to` is the first one not in it. */
  from: number
  to: number
}

/** A stretch of text under the same runs. `level` keeps each run's underline on one height throughout. */
export type Piece<R extends Run> = { text: string; from: number; runs: { run: R; level: number }[] }

/** Cuts a turn's text wherever a run begins or ends, so that overlapping runs all stay visible. */
export function piecesOf<R extends Run>(text: string, runs: readonly R[]): Piece<R>[] {
  const points = [...text]
  const within = runs
    .map((run) => ({ run, from: Math.max(0, run.from), to: Math.min(points.length, run.to) }))
    .filter(({ from, to }) => from < to)
    .toSorted((one, other) => one.from - other.from || other.to - one.to)
  const levels = levelsOf(within)
  const cuts = [...new Set([0, points.length, ...within.flatMap(({ from, to }) => [from, to])])].toSorted(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).map((from, place) => ({
    from,
    text: points.slice(from, cuts[place + 1]).join(''),
    runs: within
      .map(({ run, ...range }, index) => ({ run, level: levels[index] ?? 0, ...range }))
      .filter((range) => range.from <= from && from < range.to)
      .map(({ run, level }) => ({ run, level })),
  }))
}

/** The lowest free line under the text for each run, as in a calendar of overlapping meetings. */
function levelsOf(ranges: readonly { from: number; to: number }[]) {
  const ends: number[] = []
  return ranges.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from)
    const level = free === -1 ? ends.length : free
    ends[level] = to
    return level
  })
}
