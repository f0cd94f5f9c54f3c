import { useRef, useState } from 'react'
import { isSame } from './changed-meanwhile.ts'

/**
 * Saves what is typed on top of what was shown when one began to type. Where somebody else changed the same since, that
 * is refused (`isTaken`); from then on it stands on what is shown now, so that saving again is a decision.
 */
export function useAsOpened<Shown, Typed>(shown: Shown, onSave: (typed: Typed) => Promise<unknown>) {
  const opened = useRef({ shown, onSave })
  const [isTaken, setTaken] = useState(false)
  return {
    isTaken,
    begin() {
      opened.current = { shown, onSave }
      setTaken(false)
    },
    /** What was shown when one began. */
    before: () => (isTaken ? shown : opened.current.shown),
    async save(typed: Typed) {
      // As long as this fact stands as it did, what else was changed does not hold it up.
      const isCurrent = isTaken || isSame(opened.current.shown, shown)
      try {
        await (isCurrent ? onSave : opened.current.onSave)(typed)
      } catch (error) {
        if ((error as { code?: string }).code === 'conflict') setTaken(true)
        throw error
      }
    },
  }
}
