import { isDeepStrictEqual } from 'node:util'

export type Change = { before?: unknown; after?: unknown }

/**
 * A change reduced to what was sent and differs: both states then hold the same fields. A handler may so hand over all that
 * it knew before. What it did not know stays in `after` alone.
 */
export function onlyChanged({ before, after }: Change): Change {
  if (!isPlain(before) || !isPlain(after)) return { before, after }
  const changed = Object.keys(after).filter(
    (field) => !(field in before) || !isDeepStrictEqual(written(before[field]), written(after[field])),
  )
  const sent = changed.filter((field) => after[field] !== undefined)
  return {
    before: pick(
      before,
      sent.filter((field) => field in before),
    ),
    after: pick(after, sent),
  }
}

function isPlain(state: unknown): state is Record<string, unknown> {
  return typeof state === 'object' && state !== null && !Array.isArray(state)
}

/** As it stands in the history: what a list of entries leaves out and what it says is null are one. */
function written(value: unknown): unknown {
  const json = JSON.stringify(value ?? null, (_, each: unknown) =>
    isPlain(each) ? Object.fromEntries(Object.entries(each).filter(([, inside]) => inside !== null)) : each,
  )
  return JSON.parse(json)
}

function pick(state: Record<string, unknown>, fields: string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, state[field] ?? null]))
}
