import { useRef } from 'react'

type Versioned = { id: string; version: number }

/**
 * Saves one change after another, each standing on the version that the one before made: whoever changes two facts
 * quickly is not told that somebody else did.
 */
export function useInTurn<Answer extends Versioned>(shown: Versioned) {
  const last = useRef<Versioned>(shown)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  return (send: (version: number) => Promise<Answer>): Promise<Answer> => {
    const turn = line.current.then(async () => {
      const known = last.current.id === shown.id ? last.current.version : 0
      const answer = await send(Math.max(known, shown.version))
      last.current = answer
      return answer
    })
    line.current = turn.catch(() => undefined)
    return turn
  }
}
