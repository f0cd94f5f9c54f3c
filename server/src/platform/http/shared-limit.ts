import { failCommon } from '@firsthand/contract/core/failure'
import type { Tally } from './tally.ts'

export type SharedLimit = ReturnType<typeof createSharedLimit>

type Refusal = { since: number; until: number }

const refusalsAtMost = 50_000

/**
 * Counts tries in a window, per key, together with all servers of the database. Refuses with the seconds to wait. Whoever
 * was refused once is refused from memory until the window ends, so that a flood does not reach the database.
 */
export function createSharedLimit({
  name,
  tries,
  seconds,
  tally,
  clock,
}: {
  name: string
  tries: number
  seconds: number
  tally: Tally
  clock: () => Date
}) {
  const refusals = new Map<string, Refusal>()
  const turns = new Map<string, Promise<number>>()

  return {
    /** Counts one try; ends the request when there were too many. */
    async count(key: string): Promise<void> {
      const hash = tally.hashOf(name, key)
      const wait = await inTurn(hash, () => tryOnce(hash))
      if (wait > 0) failCommon('too_many_requests', { params: { seconds: Math.ceil(wait / 1000) } })
    },
    /** Forgets a key, after a try that succeeded. */
    async forgive(key: string): Promise<void> {
      const hash = tally.hashOf(name, key)
      refusals.delete(hash)
      await tally.forget(hash)
    },
  }

  /**
   * One try of a key after the other: at once, each would hold a connection while it waits for the row. When one fails,
   * those that wait behind it fail with it.
   */
  function inTurn(hash: string, run: () => Promise<number>): Promise<number> {
    const turn = (turns.get(hash) ?? Promise.resolve()).then(run)
    turns.set(hash, turn)
    const leave = () => {
      if (turns.get(hash) === turn) turns.delete(hash)
    }
    turn.then(leave, leave)
    return turn
  }

  /** How many milliseconds to wait; 0 when the try may go on. */
  async function tryOnce(hash: string): Promise<number> {
    const now = clock()
    const known = refusals.get(hash)
    // Earlier than the refusal: the clock was set back, and the window with it.
    if (known && known.since <= now.getTime() && now.getTime() < known.until)
      return known.until - now.getTime()
    refusals.delete(hash)
    const { count, until } = await tally.add(hash, { tries, seconds, now })
    if (count <= tries) return 0
    if (refusals.size >= refusalsAtMost) refusals.delete(refusals.keys().next().value!)
    refusals.set(hash, { since: now.getTime(), until: until.getTime() })
    return until.getTime() - now.getTime()
  }
}
