let known: { value: string; label: string }[] | undefined

/** Countries by the two letters of ISO 3166, under the names that the browser knows. */
export function countries(): { value: string; label: string }[] {
  known ??= readCountries()
  return known
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
// Regions of the list that are no country with numbers of its own.
const noCountries = new Set([
  'EU',
  'EZ',
  'UN',
  'ZZ',
  'QO',
  'XA',
  'XB',
  'AN',
  'CS',
  'DD',
  'SU',
  'YU',
  'TP',
  'ZR',
])

function readCountries() {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((value) => {
      const label = noCountries.has(value) ? undefined : names.of(value)
      return label === undefined ? [] : [{ value, label }]
    })
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en'))
}
