/** One field of a change: what it held before and what it holds now, in text. */
export type Change = { field: string; before: string | undefined; after: string | undefined; isGone: boolean }

/**
 * What differs between two states of a thing, field by field. Where both are known, a field that only the first of them has
 * was not touched: it is left out of an update, and told as a circumstance of anything else (`wasUpdated` false).
 */
export function changesBetween(before: unknown, after: unknown, wasUpdated = false): Change[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  const areBothKnown = isKnown(before) && isKnown(after)
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) => {
    const isUntouched = areBothKnown && !(field in is)
    if (isUntouched && wasUpdated) return []
    const [one, other] = [textOf(was[field]), textOf(is[field])]
    return one === other
      ? []
      : [{ field: nameOf(field), before: one, after: other, isGone: one !== undefined && !isUntouched }]
  })
}

function isKnown(state: unknown): boolean {
  return state !== null && state !== undefined
}

function fieldsOf(state: unknown): Record<string, unknown> {
  if (!isKnown(state)) return {}
  return typeof state === 'object' && !Array.isArray(state)
    ? (state as Record<string, unknown>)
    : { value: state }
}

function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** `halfLifeDays` is "half life days". */
function nameOf(field: string): string {
  return field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
}
