/** What a form shows and on which version of it a change is made; forms of new things stand on none. */
export type Standing<Values> = { start: Values; version: number | undefined }

/**
 * A form once somebody else changed what it shows: where nothing was typed it holds theirs, and what was typed stays.
 * `theirs` is what they wrote into the fields that were typed into, to be told beside them.
 */
export function withTheirs<Values extends object>(
  typed: Values,
  { before, now }: { before: Values; now: Values },
): { values: Values; theirs: Partial<Values> } {
  const values = { ...typed }
  const theirs: Partial<Values> = {}
  for (const name of Object.keys(now) as (keyof Values)[]) {
    if (isSame(now[name], before[name]) || isSame(now[name], typed[name])) continue
    if (isSame(typed[name], before[name])) values[name] = now[name]
    else theirs[name] = now[name]
  }
  return { values, theirs }
}

/** The version that a form sends, or an answer has; undefined where there is none. */
export function versionOf(thing: unknown): number | undefined {
  const version = (thing as { version?: unknown } | undefined)?.version
  return typeof version === 'number' ? version : undefined
}

export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
