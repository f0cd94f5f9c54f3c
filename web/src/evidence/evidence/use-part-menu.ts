import { useState } from 'react'
import { words } from './evidence.words.ts'

type Choice<Part extends string> = {
  /** Which filter stands open; `all` offers every one, and undefined closes the menu. */
  part: Part | 'all' | undefined
  onPart: (part: Part | 'all' | undefined) => void
  titleOf: (part: Part) => string
}

/** The two steps of a menu of filters, which filter and what of it, and what is typed meanwhile. */
export function usePartMenu<Part extends string>({ part, onPart, titleOf }: Choice<Part>) {
  const [typed, setTyped] = useState('')
  const chosen = part === undefined || part === 'all' ? undefined : part
  function open(next: Part | 'all' | undefined) {
    setTyped('')
    onPart(next)
  }
  return {
    typed,
    chosen,
    open,
    /** What `FilterMenu` takes of it. */
    menu: {
      label: words.filter,
      isOpen: part !== undefined,
      onOpenChange: (isOpen: boolean) => open(isOpen ? 'all' : undefined),
      typed,
      onTyped: setTyped,
      level: chosen && { title: titleOf(chosen), onBack: () => open('all') },
    },
  }
}
