// What kind of address or number a cell holds: said by a column beside it, or by the name of its own.

import { wordsOf } from './mapping-headers.ts'
import { inEnglish } from './outlook-headers.ts'

/** The kinds of the values of a cell, in their order; null where nothing says. */
export type LabelsOf = (column: number, cells: string[]) => (string | null)[]

const longest = 40
/** Columns of Google and of our own exports: “E-mail 1 - Type”, “Address 2 - Label”, “email label”. */
const besideIt = / (label|type)$/
const lastWord = / (value|street|extended address|po box|postal code|city|region|country|formatted)$/
const several = / ?::: ?/
/** Columns of Outlook and of many tables: “Mobile Phone”, “Work e-mail”, “Home Street”. */
const inTheName = /^(mobile|cell|business|home|work|private|personal|office|company main|car|assistant s) /
const words: Record<string, string> = { cell: 'mobile', business: 'work', 'assistant s': 'assistant' }

/** Reads from the names of all columns where the kinds stand. */
export function labelsIn(headers: string[]): LabelsOf {
  const names = headers.map((header) => inEnglish(wordsOf(header.replace(/ \(\d+\)$/, ''))))
  const beside = new Map(
    names.flatMap((name, column) =>
      besideIt.test(name) ? [[name.replace(besideIt, ''), column] as const] : [],
    ),
  )
  return (column, cells) => {
    const name = names[column] ?? ''
    const at = beside.get(name.replace(lastWord, ''))
    if (at !== undefined) return (cells[at] ?? '').split(several).map(labelIn)
    const kind = inTheName.exec(name)?.[1]
    return kind ? [words[kind] ?? kind] : []
  }
}

/** Google marks the one that is used first by a star. */
function labelIn(text: string): string | null {
  const label = text
    .replace(/^\*\s*/, '')
    .trim()
    .toLowerCase()
  return label === '' || label.length > longest ? null : label
}
