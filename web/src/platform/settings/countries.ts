/** Codes that are reserved for groups of countries, islands without a code of their own, and tests. */
const noCountry = new Set([
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'IC',
  'QO',
  'TA',
  'UN',
  'XA',
  'XB',
  'ZZ',
])

/** Every country with its name, sorted as people look for it; codes as in ISO 3166-1, names from the browser. */
export function listCountries(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, place) => String.fromCodePoint(65 + place))
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noCountry.has(code) && isCurrent(code))
    .flatMap((value) => {
      const label = names.of(value)
      return label ? [{ value, label }] : []
    })
    .sort((one, other) => one.label.localeCompare(other.label, locale))
}

/** Codes of countries that are gone (DD, YU) stand for their successors. */
function isCurrent(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code
}
