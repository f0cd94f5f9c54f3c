// Headings of Outlook in German, French and Spanish, as the English Outlook calls them: its export is written in the
// language of the program. Taken from headings of exported files; Spanish versions leave some in English.

/** “strasse geschaftlich 2” is “business street 2”; words that are none of Outlook’s stay as they are. */
export function inEnglish(words: string): string {
  if (!firstWords.has(words.split(' ', 1)[0]!)) return words
  const whole = wholes.find(([pattern]) => pattern.test(words))
  if (whole) return words.replace(whole[0], whole[1]).replace(/ +/g, ' ').trim()
  const found = partThenOwner.exec(words) ?? otherThenPart.exec(words)
  if (!found) return words
  const { part = '', owner = '', inside = '', last = '' } = found.groups!
  const number = inside || last
  return `${owners[owner] ?? 'other'} ${parts[part]}${number && ` ${number}`}`
}

const owners: Record<string, string> = {
  geschaftlich: 'business',
  privat: 'home',
  bureau: 'business',
  domicile: 'home',
  autre: 'other',
  trabajo: 'business',
  domicilio: 'home',
  particular: 'home',
  personal: 'home',
}

const parts: Record<string, string> = {
  strasse: 'street',
  ort: 'city',
  postleitzahl: 'postal code',
  region: 'state',
  'bundesland kanton': 'state',
  'land region': 'country region',
  land: 'country',
  postfach: 'address po box',
  telefon: 'phone',
  fax: 'fax',
  rue: 'street',
  ville: 'city',
  'code postal': 'postal code',
  'dep region': 'state',
  'pays region': 'country region',
  pays: 'country',
  'boite postale': 'address po box',
  telephone: 'phone',
  telecopie: 'fax',
  calle: 'street',
  ciudad: 'city',
  'codigo postal': 'postal code',
  'provincia o estado': 'state',
  'estado o provincia': 'state',
  'pais o region': 'country region',
  pais: 'country',
  'apartado postal': 'address po box',
  telefono: 'phone',
}

const part = `(?<part>${Object.keys(parts).join('|')})`
const partThenOwner = new RegExp(
  `^${part}( (?<inside>\\d))?( (de la direccion|de la|del|de|du))? (?<owner>${Object.keys(owners).join('|')})( (?<last>\\d))?$`,
)
const otherThenPart = new RegExp(`^(weitere[rs]?( [re])?|otr[oa]|autre) ${part}( (?<last>\\d))?$`)

const wholes: [RegExp, string][] = [
  [/^(?:telefon firma|telephone societe|numero de centralita de la organizacion)$/, 'company main phone'],
  [/^(?:haupttelefon|telephone principal|telefono principal)$/, 'primary phone'],
  [/^(?:mobiltelefon|tel mobile|telephone mobile|telefono movil)( \d)?$/, 'mobile phone$1'],
  [/^(?:autotelefon|telephone voiture)$/, 'car phone'],
  [/^e mail( \d)? adresse$/, 'e mail$1 address'],
  [/^(?:adresse de (?:messagerie|courrier)|direccion del? correo electronico)( \d)?$/, 'e mail$1 address'],
]

/** Tables may have a hundred thousand columns, and hardly any begins like one of these. */
const firstWords = new Set(
  `${Object.keys(parts).join(' ')} weitere weiterer weiteres otra otro autre tel numero haupttelefon mobiltelefon
  autotelefon e adresse direccion`.split(/\s+/),
)
