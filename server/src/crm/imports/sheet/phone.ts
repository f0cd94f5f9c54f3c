// Phone numbers as they stand in a spreadsheet. What cannot be read as a number is kept as it was typed.

import parsePhoneNumber from 'libphonenumber-js/max'
import type { CountryCode } from 'libphonenumber-js/max'
import { cleanLine } from './clean-text.ts'

export type PhoneNumber = {
  typed: string
  /** null where the text is no possible number. */
  e164: string | null
  extension: string | null
  /** Possible by its length, but of a range that is not given out, as far as the tables know. */
  isDoubtful: boolean
}

export type { CountryCode }

/** Several numbers of a cell; a comma separates only where both sides are long enough to be numbers. */
export function splitPhones(cell: string): string[] {
  return cleanLine(cell.replaceAll('\n', ';'))
    .split(/\s*(?::::|[;|])\s*|\s*,\s*(?=\+?(?:\D*\d){7,})/)
    .map((part) => part.replace(/^tel:/i, '').trim())
    .filter((part) => part !== '')
}

export function parsePhone(text: string, defaultCountry?: CountryCode): PhoneNumber {
  // Spreadsheets keep a leading plus or zero by a quote in front of it.
  const typed = text.replace(/^'/, '')
  const number = isDamagedBySpreadsheet(typed) ? undefined : readNumber(typed, defaultCountry)
  if (!number?.isPossible()) return { typed, e164: null, extension: null, isDoubtful: false }
  return { typed, e164: number.number, extension: number.ext ?? null, isDoubtful: !number.isValid() }
}

/** "4.15555E+09": the digits are gone. */
export function isDamagedBySpreadsheet(text: string): boolean {
  return /^\d+([.,]\d+)?E\+?\d+$/i.test(text)
}

// "0049 …" is international nearly everywhere; under a country where it is not, the library would read it as a
// national number that nobody has.
function readNumber(typed: string, defaultCountry: CountryCode | undefined) {
  if (/[a-z]{3,}/i.test(typed.replace(/\s*(ext|extension|durchwahl|poste|x)\b.*$/i, ''))) return undefined
  const international = /^\s*00[1-9]/.test(typed)
    ? parsePhoneNumber(typed.replace(/^\s*00/, '+'), { extract: false })
    : undefined
  return international?.isValid()
    ? international
    : parsePhoneNumber(typed, { defaultCountry, extract: false })
}
