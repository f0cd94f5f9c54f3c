import type { Operation } from '@firsthand/contract/core/operation'
import { useState } from 'react'
import { useAnswers } from '../api/hooks.ts'
import { InTurn, type Versioned } from './in-turn.ts'

/**
 * Saves one change after another, each standing on what is shown when this is called: see `InTurn`. Where somebody was
 * faster, `reads` is asked again, so that a second try stands on theirs.
 */
export function useInTurn<Answer extends { version: number }>(shown: Versioned, reads: Operation) {
  const [turns] = useState(() => new InTurn())
  const answers = useAnswers()
  return (change: (version: number) => Promise<Answer>): Promise<Answer> =>
    turns.send(shown, change).catch((error: unknown) => {
      if ((error as { code?: string }).code === 'conflict') answers.refresh(reads)
      throw error
    })
}
