// Which row of a table names its columns. Exports begin with titles, notes and blank lines; some tables have
// no names at all.

import { targetByHeader } from './mapping-headers.ts'

export type HeaderGuess = {
  /** Index among the rows given; null where the table names no columns. */
  row: number | null
  confidence: number
}

const rowsLookedAt = 30

export function findHeader(rows: string[][], width: number): HeaderGuess {
  const candidates = rows.slice(0, rowsLookedAt).map((cells) => cells.map((cell) => cell.trim()))
  const known = candidates.findIndex((cells) => isFullEnough(cells, width) && knownShare(cells) >= 0.3)
  if (known !== -1 && isLabelRow(candidates[known] ?? [])) return { row: known, confidence: 1 }

  const first = candidates.findIndex((cells) => isFullEnough(cells, width))
  const cells = candidates[first]
  if (cells === undefined || !isLabelRow(cells)) return { row: null, confidence: 0.7 }
  const below = candidates.slice(first + 1)
  if (below.length === 0) return { row: null, confidence: 0.5 }
  // A column of numbers or addresses under a word is named by that word.
  const isNaming = cells.some((cell, column) => isLabel(cell) && isMostlyData(below, column))
  return { row: first, confidence: isNaming ? 0.9 : 0.5 }
}

/** Names to show and to tell columns apart by: none empty, none twice. */
export function uniqueHeaders(cells: string[], width: number): string[] {
  const taken = new Set(cells.map((cell) => cell.trim()))
  const times = new Map<string, number>()
  return Array.from({ length: width }, (_, column) => {
    const name = cells[column]?.trim() || `Column ${column + 1}`
    let count = (times.get(name) ?? 0) + 1
    while (count > 1 && taken.has(`${name} (${count})`)) count += 1
    times.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

function isFullEnough(cells: string[], width: number): boolean {
  const filled = cells.filter((cell) => cell !== '').length
  return width === 1 ? filled === 1 : filled >= Math.max(2, width * 0.5)
}

function knownShare(cells: string[]): number {
  const filled = cells.filter((cell) => cell !== '')
  return filled.filter((cell) => targetByHeader(cell) !== undefined).length / filled.length
}

// A repeated label is no header, unless it is one of a few ("Other", "None") among many.
function isLabelRow(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return filled.every(isLabel) && new Set(filled).size >= filled.length * 0.5
}

const isYear = /^(19|20)\d\d$/
const isAddress = /@\S+\.\S|^https?:\/\//
const isNumberOrDate = /^[-+(]?[\d.,:/\s()%€$£-]*\d[\d.,:/\s()%€$£-]*$/

// Survey tools write whole questions as headers.
const longestLabel = 2000
const longestDatum = 300

function isData(cell: string): boolean {
  return cell.length <= longestDatum && (isNumberOrDate.test(cell) || isAddress.test(cell))
}

function isLabel(cell: string): boolean {
  return isYear.test(cell) || (cell.length <= longestLabel && !isData(cell))
}

function isMostlyData(rows: string[][], column: number): boolean {
  const filled = rows.map((cells) => cells[column] ?? '').filter((cell) => cell !== '')
  return filled.filter(isData).length > filled.length / 2
}
