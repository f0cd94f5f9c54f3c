import { createHash } from 'node:crypto'

export type LabelledQuestion = { id: string; question: string; labels: ReadonlySet<string> }
export type Part = 'all' | 'develop' | 'test'

/** Reads labelled questions: a CSV whose first row names `id, question, open_closed, leading, …`. */
export function readLabelled(csv: string): LabelledQuestion[] {
  const [header = [], ...rows] = readRows(csv)
  return rows
    .filter((row) => row.length >= header.length)
    .map((row) => {
      const value = (name: string) => (row[header.indexOf(name)] ?? '').trim()
      const labels = new Set<string>()
      if (value('open_closed') === 'closed') labels.add('closed')
      if (value('leading') === 'yes') labels.add('leading')
      if (value('leading_strength') === 'strong') labels.add('leading-strong')
      if (value('double_barrelled') === 'yes') labels.add('double')
      if (value('hypothetical_or_solution') === 'yes') labels.add('hypothetical-or-solution')
      return { id: value('id'), question: value('question'), labels }
    })
}

/** Two fifths of the questions, by a hash of their id, are for testing alone. */
export function inPart({ id }: LabelledQuestion, part: Part): boolean {
  const isTest = createHash('sha256').update(id).digest()[0]! % 5 < 2
  return part === 'all' || (part === 'test') === isTest
}

function readRows(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    if (row.length > 1) rows.push(row)
    row = []
  }
  return rows
}
