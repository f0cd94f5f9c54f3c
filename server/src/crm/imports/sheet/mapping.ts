// A guess what each column is, with the reason, for a person to look over before anything is imported.

import type { ImportTarget } from '@firsthand/contract/crm/imports-table'
import { addressTargets, hasTown, isPartOnlyBesideTown, isStreetBesideTown } from './address-headers.ts'
import { targetByHeader, wordsOf } from './mapping-headers.ts'

export type ColumnGuess = {
  column: number
  header: string
  target: ImportTarget
  /**
   * header: its name says so; content: most of its cells look like it; partner: its neighbour explains it
   * (the German "Name" beside "Vorname" is the family name); taken: another column is this already; nothing:
   * neither name nor content says anything.
   */
  reason: 'header' | 'content' | 'partner' | 'taken' | 'nothing'
}

export function guessMapping(headers: string[], sampleRows: string[][]): ColumnGuess[] {
  const words = new Set(headers.map(wordsOf))
  const byName = headers.map((header, column) => guessByName(header, column, words))
  const guesses = byName.map((guess) =>
    // Where mail is sent to is called an address too.
    guess.reason === 'nothing' || guess.target === 'address'
      ? guessByContent(guess, cellsOf(sampleRows, guess.column))
      : guess,
  )
  return withName(withoutRivals(guesses), sampleRows)
}

function guessByName(header: string, column: number, others: Set<string>): ColumnGuess {
  // The number that tells repeated headers apart is no part of the name.
  const target = targetByHeader(header.replace(/ \(\d+\)$/, ''))
  const words = wordsOf(header)
  const isFamilyName =
    (words === 'name' && others.has('vorname')) || (words === 'nom' && others.has('prenom'))
  const isGivenName = words === 'nombre' && (others.has('apellido') || others.has('apellidos'))
  if (isFamilyName) return { column, header, target: 'family_name', reason: 'partner' }
  if (isGivenName) return { column, header, target: 'given_name', reason: 'partner' }
  if (words === 'nom' || words === 'nombre') return { column, header, target: 'name', reason: 'header' }
  if (isStreetBesideTown(words, others)) return { column, header, target: 'street', reason: 'partner' }
  if (target !== undefined && isPartOnlyBesideTown(words))
    return hasTown(others)
      ? { column, header, target, reason: 'partner' }
      : { column, header, target: 'ignore', reason: 'nothing' }
  return target === undefined
    ? { column, header, target: 'ignore', reason: 'nothing' }
    : { column, header, target, reason: 'header' }
}

const looksLike: Array<[ImportTarget, RegExp]> = [
  ['email', /^(mailto:|[^@<>]*<)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?([,;\s].*)?$/i],
  ['website', /^(https?:\/\/|www\.)\S+$/i],
  ['phone', /^'?(?=(?:\D*\d){7,15}\D*$)(\+|00|\(|0)[\d\s()./-]+$/],
  ['time_zone', /^(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Z]\w+/],
]

function guessByContent(guess: ColumnGuess, cells: string[]): ColumnGuess {
  const target = looksLike.find(([, pattern]) => shareThatFits(cells, pattern) >= 0.6)?.[0]
  return target === undefined ? guess : { ...guess, target, reason: 'content' }
}

const manyOf = new Set<ImportTarget>([
  ...(['email', 'phone', 'note', 'website', 'ignore'] as const),
  ...(['contact_type', 'contact_type_since', 'contact_type_until'] as const),
  ...addressTargets,
])

// A person has one name and one role; the first column that says it by name has it.
function withoutRivals(guesses: ColumnGuess[]): ColumnGuess[] {
  const taken = new Map<ImportTarget, number>()
  return guesses.map((guess) => {
    if (manyOf.has(guess.target)) return guess
    if (taken.has(guess.target)) return { ...guess, target: 'ignore', reason: 'taken' }
    taken.set(guess.target, guess.column)
    return guess
  })
}

const fullName =
  /^\p{Lu}[\p{L}'’.-]+(\s+(de|del|der|den|di|da|dos|du|la|le|van|von|zu|bin|al|el|y))*(\s+\p{Lu}[\p{L}'’.-]*){1,3}$/u

function withName(guesses: ColumnGuess[], sampleRows: string[][]): ColumnGuess[] {
  if (
    guesses.some(({ target }) => target === 'name' || target === 'given_name' || target === 'family_name')
  ) {
    return guesses
  }
  const named = guesses.find(
    ({ column, reason }) => reason === 'nothing' && areNamesOfPeople(cellsOf(sampleRows, column)),
  )
  return guesses.map((guess) => (guess === named ? { ...guess, target: 'name', reason: 'content' } : guess))
}

// Answers and categories are capitalised too, but they repeat.
function areNamesOfPeople(cells: string[]): boolean {
  return shareThatFits(cells, fullName) >= 0.7 && new Set(cells).size >= cells.length * 0.8
}

// The patterns take their time on long cells, and nothing here is longer.
const enoughToTell = 300

function cellsOf(rows: string[][], column: number): string[] {
  return rows.map((cells) => cells[column]?.trim().slice(0, enoughToTell) ?? '').filter((cell) => cell !== '')
}

function shareThatFits(cells: string[], pattern: RegExp): number {
  return cells.length === 0 ? 0 : cells.filter((cell) => pattern.test(cell)).length / cells.length
}
