/** One field of a change: what it held before and what it holds now, in text. */
export type Change = { field: string; before: string | undefined; after: string | undefined }

/** What differs between two states of a thing, field by field. A state that was not kept counts as empty. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) => {
    const [one, other] = [textOf(was[field]), textOf(is[field])]
    return one === other ? [] : [{ field: nameOf(field), before: one, after: other }]
  })
}

function fieldsOf(state: unknown): Record<string, unknown> {
  return typeof state === 'object' && state !== null && !Array.isArray(state)
    ? (state as Record<string, unknown>)
    : state === null || state === undefined
      ? {}
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
