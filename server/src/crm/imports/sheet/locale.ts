// Time zones, languages and countries as people write them.

/** The IANA name; null where there is none. "UTC" is one; "CET+1" and "EST" are not a place. */
export function readTimeZone(text: string): string | null {
  const name = text.replaceAll(' ', '_')
  if (!/^(utc|gmt|[a-z]+\/[a-z0-9_+/-]+)$/i.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** A BCP 47 tag from a tag ("pt_BR") or from a name in English, German, French, Spanish or its own language. */
export function readLanguage(text: string): string | null {
  const named = languagesByName().get(text.toLocaleLowerCase('en'))
  if (named !== undefined) return named
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(text)) return null
  try {
    const tag = Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0] ?? null
    const isKnown = tag !== null && english.of(tag) !== tag
    return isKnown ? tag : null
  } catch {
    return null
  }
}

/** The two letters of ISO 3166 from them or from a name in English, German, French or Spanish; null where there is none. */
export function readCountry(text: string): string | null {
  return countriesByName().get(withoutDots(text.trim())) ?? null
}

const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })
const tags =
  'ar bg bn ca cs da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk ko lt lv mk ms nb nl no pa pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi zh'

let byName: Map<string, string> | undefined
function languagesByName(): Map<string, string> {
  byName ??= new Map(
    tags.split(' ').flatMap((tag) =>
      ['en', 'de', 'fr', 'es', tag].map((locale): [string, string] => {
        const name = new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag
        return [name.toLocaleLowerCase('en'), tag]
      }),
    ),
  )
  return byName
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
// Codes of unions, of tests and of countries that are no more.
const noCountries = new Set('EU EZ UN ZZ QO XA XB AN CS DD SU YU TP ZR UK'.split(' '))
const alsoCalled: Record<string, string> = {
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
}

let countries: Map<string, string> | undefined
function countriesByName(): Map<string, string> {
  if (countries) return countries
  countries = new Map(Object.entries(alsoCalled))
  const names = ['es', 'fr', 'de', 'en'].map(
    (locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }),
  )
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    if (noCountries.has(code) || !names[0]!.of(code)) continue
    countries.set(code.toLowerCase(), code)
    for (const each of names) countries.set(withoutDots(each.of(code) ?? code), code)
  }
  return countries
}

function withoutDots(name: string): string {
  return name.replaceAll('.', '').toLocaleLowerCase('en')
}
