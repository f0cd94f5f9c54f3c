import { useDeferredValue, useMemo, useState } from 'react'
import { type Found, findWords } from './find.ts'
import { turnsOf, type useTurns } from './use-turns.ts'

/** Finds words in the whole text; while parts are still on their way, in those that are here. */
export function useFind({ answers, isAll }: Pick<ReturnType<typeof useTurns>, 'answers' | 'isAll'>) {
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const [index, setIndex] = useState(0)
  const wanted = useDeferredValue(query)
  const found = useMemo(() => findWords(wanted, turnsOf(answers)), [wanted, answers])
  const at = found.length === 0 ? 0 : index % found.length
  const current: Found | undefined = found[at]
  return {
    current,
    /** The browser's own finding sees only the turns that are drawn. */
    open: () => setOpen(true),
    bar: {
      isOpen,
      onOpen: () => setOpen(true),
      query,
      index: at,
      count: found.length,
      isAll,
      onQuery: (next: string) => {
        setQuery(next)
        setIndex(0)
      },
      onStep: (by: 1 | -1) =>
        setIndex((before) => (found.length === 0 ? 0 : (before + by + found.length) % found.length)),
      onClose: () => {
        setQuery('')
        setOpen(false)
      },
    },
  }
}
