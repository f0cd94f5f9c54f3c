import type { IconName } from '../../kit/icon.tsx'

/** One line of the palette: a place, an action or something that was found. */
export type Entry = {
  id: string
  group: string
  label: string
  detail?: string
  icon: IconName
  /** Other words people may type for it. */
  keywords?: string
  /** Keys that do the same without the palette. */
  keys?: string
  /** Where it leads; with Ctrl or Cmd it opens in a tab. */
  path?: string
  run?: () => void
}

/** The entries that each typed word begins a word of, best first: names that begin with what was typed, then the rest in their order. */
export function matchEntries(entries: readonly Entry[], typed: string): Entry[] {
  const words = wordsOf(typed)
  if (words.length === 0) return [...entries]
  const start = fold(typed.trim())
  return entries
    .filter((entry) => {
      const known = wordsOf(`${entry.label} ${entry.keywords ?? ''}`)
      return words.every((word) => known.some((each) => each.startsWith(word)))
    })
    .sort(
      (one, other) =>
        Number(!fold(one.label).startsWith(start)) - Number(!fold(other.label).startsWith(start)),
    )
}

/** Entries under their groups, in the order in which the groups first appear. */
export function groupEntries(entries: readonly Entry[]): [string, Entry[]][] {
  const groups: [string, Entry[]][] = []
  for (const entry of entries) {
    const known = groups.find(([group]) => group === entry.group)
    if (known) known[1].push(entry)
    else groups.push([entry.group, [entry]])
  }
  return groups
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean)
}

/** Without accents and case: "Zoë" is found by "zoe". */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLocaleLowerCase()
}
