// What the name of a column says about a postal address: which part of it, and whose. English, German, French, Spanish,
// and as Google Contacts, Outlook and our own exports write it.

import { inEnglish } from './outlook-headers.ts'

export const addressTargets = ['street', 'postal_code', 'city', 'region', 'country', 'address'] as const
export type AddressTarget = (typeof addressTargets)[number]

export type AddressPart = {
  target: AddressTarget
  /** Which of several addresses: “home”, “business”; nothing where there is one. */
  of: string
  /** The number of the address, or of the line of a street. */
  number: string
}

/** Takes the words of a header: “address 1 postal code”, “home street 2”; undefined where it is no part of an address. */
export function addressPart(heading: string): AddressPart | undefined {
  const words = inEnglish(heading)
  for (const [target, pattern] of parts) {
    const found = pattern.exec(words)
    if (!found) continue
    const { of = '', first = '', last = '' } = found.groups ?? {}
    return { target, of: of === 'address' ? '' : of, number: first || last }
  }
  return undefined
}

/** A state may be one of mind, and a region one of sales: beside a town they belong to an address. */
export function isPartOnlyBesideTown(words: string): boolean {
  return /^(state|region|county|province|land)$/.test(words)
}

/** “Address, City, Zip”: where the town has a column of its own and the street has none, the address is the street. */
export function isStreetBesideTown(words: string, names: Set<string>): boolean {
  return (
    addressPart(words)?.target === 'address' &&
    !/formatted|full/.test(words) &&
    hasTown(names) &&
    ![...names].some((name) => /\b(street(?! (number|no))|strasse|rue|calle)\b/.test(name))
  )
}

/** Whether a table has the town or the postal code in a column of its own. */
export function hasTown(names: Set<string>): boolean {
  for (const words of names) {
    const target = addressPart(words)?.target
    if (target === 'city' || target === 'postal_code') return true
  }
  return false
}

const owners =
  'home|work|business|office|other|private|personal|mailing|postal|delivery|shipping|main|primary|contact'
const parts = (
  [
    [
      'street',
      'street( address| name| line| number| no)?|address line|po box|post office box|extended address|house (number|no)|' +
        'strasse|str|(strasse )?(und )?(hausnummer|haus ?nr)|postfach|adresszusatz|rue|calle|domicilio',
    ],
    ['postal_code', 'postal ?code|post ?code|zip( ?code)?|plz|postleitzahl|code postal|codigo postal'],
    ['city', 'city|town|suburb|locality|ort|wohnort|stadt|ville|commune|ciudad|localidad|poblacion'],
    [
      'region',
      'region|state|province|county|(state|county) (or )?(province|region)|province state|bundesland|kanton|' +
        'canton|departement|provincia',
    ],
    ['country', 'country( region| name)?|land|pays|pais'],
    ['address', 'address(es)?|formatted( address)?|full address|adresse|anschrift|direccion'],
  ] as const
).map(
  ([target, words]) =>
    [
      target,
      new RegExp(`^((?<of>address|${owners})( address)?( (?<first>\\d+))? )?(${words})( (?<last>\\d+))?$`),
    ] as const,
)
