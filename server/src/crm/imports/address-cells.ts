import { type AddressView, detailLimits } from '@firsthand/contract/crm/contact-details'
import type { ImportProblem } from '@firsthand/contract/crm/imports'
import { addsWords } from './details.rules.ts'
import type { RowRules } from './row-rules.ts'
import { type AddressColumns, firstColumn } from './sheet/address-columns.ts'
import type { AddressTarget } from './sheet/address-headers.ts'
import { cleanLine, cleanText } from './sheet/clean-text.ts'
import { readCountry } from './sheet/locale.ts'

type Found = { addresses: AddressView[]; problems: ImportProblem[] }

/** The postal addresses of a row. A cell may hold those of several, as Google and vCards write them. */
export function readAddresses(
  cells: string[],
  { details, labelsOf }: Pick<RowRules, 'details' | 'labelsOf'>,
): Found {
  const found: Found = { addresses: [], problems: [] }
  for (const columns of details!.addresses) {
    const parts = splitParts(cells, columns)
    if (parts.length === 0) continue
    const labels = labelsOf(firstColumn(columns), cells)
    const several = Math.max(...parts.map(({ values }) => values.length))
    for (let at = 0; at < several; at += 1) readAddress(parts, { at, label: labels[at] ?? null }, found)
  }
  return found
}

type Part = { target: AddressTarget; column: number; values: string[] }

function splitParts(cells: string[], columns: AddressColumns): Part[] {
  return [...columns].flatMap(([target, all]) =>
    all.flatMap((column): Part[] => {
      const cell = cleanText(cells[column] ?? '')
      return cell === '' ? [] : [{ target, column, values: cell.split(/ ?::: ?/) }]
    }),
  )
}

function readAddress(
  parts: Part[],
  { at, label }: { at: number; label: string | null },
  { addresses, problems }: Found,
): void {
  const all = (target: AddressTarget) =>
    parts
      .filter((part) => part.target === target)
      .map(({ values }) => values[at]?.trim() ?? '')
      .filter((value) => value !== '')
  const columnOf = (target: AddressTarget) =>
    (parts.find((part) => part.target === target) ?? parts[0]!).column
  const line = (target: AddressTarget, text = all(target).map(inOneLine).join(', ')) => {
    if (text.length > detailLimits.line)
      problems.push(tooLong(columnOf(target), `A line of an address has ${detailLimits.line} characters`))
    return text || null
  }

  const said = all('country').map(cleanLine)
  const country = said.map(readCountry).find(Boolean) ?? null
  const unknown = country === null ? said : []
  for (const value of unknown)
    problems.push({ column: columnOf('country'), ...unknownCountry, value: value.slice(0, 80) })
  const places = {
    street: line('street', streetOf(all('street').map(inOneLine))),
    postalCode: line('postal_code'),
    city: line('city'),
    region: line('region'),
    country,
  }
  // Programs write beside the parts how they look on a letter.
  const written = all('address').filter((text) => addsWords(text, [...Object.values(places), ...said]))
  const free = [...written, ...unknown.filter((name) => addsWords(name, written))].join('\n')
  if (free.length > detailLimits.free)
    problems.push(tooLong(columnOf('address'), `An address has ${detailLimits.free} characters`))
  if (free !== '' || Object.values(places).some(Boolean)) addresses.push({ label, ...places, free })
}

function inOneLine(text: string): string {
  return cleanLine(text.replace(/\s*\n\s*/g, ', '))
}

/** A number of a house stands beside its street, whatever else in a line of its own. */
function streetOf(lines: string[]): string {
  let street = ''
  for (const line of lines) {
    const isNumber = houseNumber.test(line) || houseNumber.test(street)
    street = street === '' ? line : `${street}${isNumber ? ' ' : ', '}${line}`
  }
  return street
}

const houseNumber = /^\d+\s?\p{L}?$/u

const unknownCountry = {
  code: 'country_unknown',
  message: 'This is no country we know. It is kept as written. Write it like “DE” or “Germany”.',
  refuses: false,
}

function tooLong(column: number, what: string): ImportProblem {
  const message = `${what} at the most. Shorten it, or map the column to a note.`
  return { column, code: 'cell_too_long', message, value: '', refuses: true }
}
