import { useEffect, useRef, useState } from 'react'
import { showRefused } from '../kit/undo-toast.tsx'
import { failureSentence } from './failure-sentence.ts'
import { words } from './shell.words.ts'
import { useAsOpened } from './use-as-opened.ts'

/**
 * Text that is changed where it stands. What was typed stays until it is saved, with what is wrong beside it; where its
 * place has been left meanwhile, a note says what was not saved.
 */
export function useInPlace(
  value: string,
  { onSave, startsOpen = false }: { onSave: (value: string) => Promise<unknown>; startsOpen?: boolean },
) {
  const [typed, setTyped] = useState(startsOpen ? value : undefined)
  const [refused, setRefused] = useState<string>()
  const editing = useAsOpened(value, onSave)
  const isSaving = useRef(false)
  const refusedText = useRef<string>(undefined)
  const isThere = useRef(true)
  useEffect(() => {
    isThere.current = true
    const { pathname } = location
    return () => {
      isThere.current = false
      // Whoever leaves the page was asked; what somebody else removed takes this with it.
      if (refusedText.current !== undefined && location.pathname === pathname)
        showRefused(words.notSaved(refusedText.current))
    }
  }, [])

  return {
    /** What stands in the field; undefined where nothing was typed. */
    typed,
    type(text: string) {
      if (typed === undefined) editing.begin()
      setTyped(text)
    },
    /** What was typed is forgotten. */
    close() {
      setTyped(undefined)
      setRefused(undefined)
      refusedText.current = undefined
    },
    before: editing.before,
    /** Why it could not be saved. */
    problem: typed === undefined ? undefined : editing.isTaken ? words.changedFact(value) : refused,
    /** Whether it is saved now. What was refused is not sent again by leaving the field, which decides nothing. */
    async save(text: string, { isLeaving = false }: { isLeaving?: boolean } = {}): Promise<boolean> {
      const isUndecided = isLeaving && text === refusedText.current
      if (isSaving.current || isUndecided) return false
      isSaving.current = true
      try {
        await editing.save(text)
        return true
      } catch (error) {
        refusedText.current = text
        if (isThere.current) setRefused(failureSentence(error))
        else showRefused(words.notSaved(text), failureSentence(error))
        return false
      } finally {
        isSaving.current = false
      }
    },
  }
}
