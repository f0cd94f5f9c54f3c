import type { Output } from '@firsthand/contract/core/operation'
import type { previewImport } from '@firsthand/contract/crm/imports'
import { contactTypeOf } from './contact-type-words.ts'
import { type RowRules, fieldOf, meaningKey, wordSeparator } from './row-rules.ts'
import { readLanguage } from './sheet/locale.ts'
import type { SheetRow } from './sheet/sheet.ts'

const wordsShown = 50

/** The different words in columns that hold one of a few, the most frequent first, with what each is taken for. */
export function distinctWords(rows: SheetRow[], rules: RowRules): Output<typeof previewImport>['values'] {
  return rules.mapping.flatMap((target, column) => {
    const meaning = meaningOf(target, rules)
    if (!meaning) return []
    const said = rules.meanings.get(column)
    const counts = new Map<string, { value: string; count: number }>()
    for (const { cells } of rows) {
      for (const value of wordsIn(cells[column] ?? '', target === 'contact_type')) {
        const known = counts.get(meaningKey(value))
        if (known) known.count += 1
        else counts.set(meaningKey(value), { value: value.slice(0, 500), count: 1 })
      }
    }
    const values = [...counts.values()]
      .toSorted((one, other) => other.count - one.count)
      .slice(0, wordsShown)
      .map((each) => ({ ...each, means: said?.get(meaningKey(each.value)) ?? meaning(each.value) }))
    return values.length > 0 ? [{ column, values }] : []
  })
}

function wordsIn(cell: string, hasSeveral: boolean): string[] {
  return (hasSeveral ? cell.split(wordSeparator) : [cell])
    .map((word) => word.trim())
    .filter((word) => word !== '' && word !== '* myContacts')
}

function meaningOf(
  target: RowRules['mapping'][number],
  rules: RowRules,
): ((word: string) => string | null) | undefined {
  if (target === 'contact_type') return (word) => contactTypeOf(word.replace(/^\*\s*/, '')) ?? null
  if (target === 'language') return (word) => readLanguage(word)
  const field = fieldOf(target, rules)
  if (field?.type !== 'choice') return undefined
  return (word) => field.choices.find(({ label }) => meaningKey(label) === meaningKey(word))?.label ?? null
}
