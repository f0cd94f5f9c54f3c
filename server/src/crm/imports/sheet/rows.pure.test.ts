import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRowReader, defaultRowLimits } from './rows.ts'

function read(text: string, { delimiter = ',', limits = defaultRowLimits, chunk = text.length } = {}) {
  const reader = createRowReader(delimiter, limits)
  const rows = []
  for (let at = 0; at < text.length; at += Math.max(1, chunk))
    rows.push(...reader.push(text.slice(at, at + chunk)))
  return [...rows, ...reader.end()]
}
const cells = (text: string, delimiter?: string) => read(text, { delimiter }).map((row) => row.cells)

test('a line end within quotes belongs to the cell, and the next row knows its line', () => {
  expect(read('a,"b\r\nc"\nd,e')).toEqual([
    { line: 1, cells: ['a', 'b\r\nc'], problems: [] },
    { line: 3, cells: ['d', 'e'], problems: [] },
  ])
})

test('line ends of all three kinds in one file end rows', () => {
  expect(cells('a,b\r\nc,d\ne,f\rg,h')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
    ['g', 'h'],
  ])
})

test('an empty cell in quotes is a row; a line without any character is none, and counts as a line', () => {
  expect(read('a\n\n""\nb').map(({ line, cells: found }) => [line, found])).toEqual([
    [1, ['a']],
    [4, ['b']],
  ])
  expect(cells('"",\n')).toEqual([['', '']])
})

test('a space between the delimiter and the quote does not hide the quote', () => {
  expect(cells('1, "Doe, Jane" ,3')).toEqual([['1', 'Doe, Jane', '3']])
})

test('a quote within a cell is a character', () => {
  expect(cells('5" screen,b "c" d')).toEqual([['5" screen', 'b "c" d']])
})

test('text after a closing quote is kept and reported', () => {
  expect(read('"Joe" Smith,x')).toEqual([{ line: 1, cells: ['Joe Smith', 'x'], problems: ['stray_quote'] }])
})

test('a quote that never closes costs its own line only, and is reported with it', () => {
  const text = 'name,note\nAda,"engines\nBela,bread\nChidi,"tea, milk"\nDara,x\n'
  expect(read(text)).toEqual([
    { line: 1, cells: ['name', 'note'], problems: [] },
    { line: 2, cells: ['Ada', '"engines'], problems: ['unclosed_quote'] },
    { line: 3, cells: ['Bela', 'bread'], problems: [] },
    { line: 4, cells: ['Chidi', 'tea, milk'], problems: [] },
    { line: 5, cells: ['Dara', 'x'], problems: [] },
  ])
  expect(read('a,"b\nc,d').map((row) => row.cells)).toEqual([
    ['a', '"b'],
    ['c', 'd'],
  ])
})

test('a quote left open over more lines or characters than a row may have is not waited for', () => {
  const limits = { characters: 1000, lines: 3 }
  const many = `a,"b\n${'c,d\n'.repeat(500)}"`
  for (const chunk of [7, 100, many.length]) {
    const rows = read(many, { limits, chunk })
    expect(rows[0]).toEqual({ line: 1, cells: ['a', '"b'], problems: ['unclosed_quote'] })
    expect(rows[500]).toEqual({ line: 501, cells: ['c', 'd'], problems: [] })
  }
})

test('a line longer than a row may be is left out and reported, and the next one is read', () => {
  const limits = { characters: 100, lines: 10 }
  const rows = read(`a,b\n${'x'.repeat(5000)}\nc,d\n`, { limits, chunk: 64 })
  expect(rows.map(({ line, problems }) => [line, problems])).toEqual([
    [1, []],
    [2, ['row_too_long']],
    [3, []],
  ])
})

const messy = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '"', '\n', '\r', ' ', ';', 'é', '😀') })

test('however a file is cut into chunks, its rows are the same', () => {
  fc.assert(
    fc.property(messy, fc.integer({ min: 1, max: 5 }), (text, chunk) => {
      expect(read(text, { chunk })).toEqual(read(text))
    }),
    { numRuns: 1000 },
  )
})

test('no character of a file gets lost but quotes, delimiters, spaces and line ends', () => {
  const kept = (text: string) => text.replace(/[",\n\r ]/g, '')
  fc.assert(
    fc.property(messy, (text) => {
      expect(kept(cells(text).flat().join(''))).toBe(kept(text))
    }),
    { numRuns: 1000 },
  )
})

test('lines are numbered in the order of the file', () => {
  fc.assert(
    fc.property(messy, (text) => {
      const lines = read(text).map(({ line }) => line)
      const last = text.split(/\r\n|\n|\r/).length
      expect(lines).toEqual([...new Set(lines)].toSorted((one, other) => one - other))
      expect(lines.every((line) => line >= 1 && line <= last)).toBe(true)
    }),
  )
})
