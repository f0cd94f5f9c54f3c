/** Reads a day: 2026-05-14 (with or without a time), 14.05.2026, 5/14/2026; `ambiguous` where two days can be meant. */
export function readDay(text: string): string | undefined {
  const trimmed = text.trim()
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?$/.exec(trimmed)
  if (iso) return iso[1]
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(trimmed)
  if (dotted) return dayOf(dotted[3]!, dotted[2]!, dotted[1]!)
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(trimmed)
  if (!slashed) return undefined
  const [first, second, year] = [slashed[1]!, slashed[2]!, slashed[3]!]
  if (Number(first) > 12) return dayOf(year, second, first)
  if (Number(second) > 12 || Number(first) === Number(second)) return dayOf(year, first, second)
  return 'ambiguous'
}

function dayOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
