import type { Operation } from '@firsthand/contract/core/operation'
import { useRef, useState } from 'react'
import { isSame } from './changed-meanwhile.ts'
import { useInTurn } from './use-in-turn.ts'

type Counted = { version: number }
type Ways<View, Fields> = {
  id: string
  /** What is read again where a change is refused. */
  reads: Operation
  read: () => Promise<View>
  send: (fields: Fields & Counted) => Promise<View>
}

const triesAtMost = 3

type Options<View> = {
  /** What it changes, as far as it was shown: where others changed the same meanwhile, the change is refused. */
  standsOn?: (view: View) => unknown
  /** What is shown until it is answered. */
  shows?: (view: View) => View
}

export type Rebased<View, Fields> = {
  /** What is there, with what was changed here and is on its way. */
  shown: View
  /** Sends what `fields` says of what is there by then; rejects with an `ApiFailure`. */
  change: (fields: (view: View) => Fields, options?: Options<View>) => Promise<View>
}

/**
 * Saves one change after another to something that several people work on. Where somebody was faster, a change is made
 * again on theirs, unless they changed what it stands on. One that stands on nothing, such as one more of a list, is
 * never refused for what others did.
 */
export function useRebased<View extends Counted, Fields extends object>(
  view: View,
  { id, reads, read, send }: Ways<View, Fields>,
): Rebased<View, Fields> {
  const inTurn = useInTurn<View>({ id, version: view.version }, reads)
  const own = useRef<View>(undefined)
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const [onTheirWay, setOnTheirWay] = useState<((view: View) => View)[]>([])

  async function save(fields: (view: View) => Fields, standsOn: (view: View) => unknown) {
    let known = view
    try {
      return await inTurn(async (version) => {
        if (own.current?.version === version) known = own.current
        return (own.current = await send({ ...fields(known), version }))
      })
    } catch (error) {
      return again(error, 1)
    }

    async function again(error: unknown, tries: number): Promise<View> {
      if ((error as { code?: string }).code !== 'conflict' || tries > triesAtMost) throw error
      const theirs = await read()
      if (!isSame(standsOn(theirs), standsOn(known))) throw error
      const sent = { ...fields(theirs), version: theirs.version }
      return send(sent).catch((refused: unknown) => again(refused, tries + 1))
    }
  }

  return {
    shown: onTheirWay.reduce((shown, shows) => shows(shown), view),
    async change(fields, { standsOn = () => null, shows = (shown: View) => shown } = {}) {
      const mine = (shown: View) => shows(shown)
      setOnTheirWay((before) => [...before, mine])
      const turn = last.current.then(() => save(fields, standsOn))
      last.current = turn.catch(() => undefined)
      try {
        return await turn
      } finally {
        setOnTheirWay((before) => before.filter((each) => each !== mine))
      }
    },
  }
}
