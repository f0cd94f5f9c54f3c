export type Labelled = { value: string; label: string | null }

/** Values as lines, each with its label in brackets: `nele@example.com (work)`. */
export function labelled(values: Labelled[]): string {
  return values.map(({ value, label }) => (label ? `${value} (${label})` : value)).join('\n')
}

/** Reads such lines back. A phone may have brackets of its own, so that only a last pair with a letter in it is a label. */
export function readLabelled(text: string): Labelled[] {
  return text.split(/[\n;]/).flatMap((line) => {
    const [, value, label] = /^(.*?)(?:\s*\(([^()]*\p{L}[^()]*)\))?$/u.exec(line.trim()) ?? []
    return value?.trim() ? [{ value: value.trim(), label: label?.trim() || null }] : []
  })
}
