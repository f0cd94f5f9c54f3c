import { useState } from 'react'
import { InTurn, type Versioned } from './in-turn.ts'

/** Saves one change after another, each standing on what is shown when this is called: see `InTurn`. */
export function useInTurn<Answer extends Versioned>(shown: Versioned) {
  const [turns] = useState(() => new InTurn())
  return (change: (version: number) => Promise<Answer>): Promise<Answer> => turns.send(shown, change)
}
