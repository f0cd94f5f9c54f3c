import { type BlindPiece, codeBlind, showBlindRound } from '@firsthand/contract/evidence/blind-coding'
import { useRef, useState } from 'react'
import { useAct } from '../../api/hooks.ts'

type Given = { code: string; memo: string }

/**
 * What this member gives to pieces of a round. Each change stands on the one before it, also while that is on its way,
 * and they are sent one after the other: a list that is written whole must not be made of what was read before.
 */
export function useGiven(round: string) {
  const give = useAct(codeBlind, { invalidates: [showBlindRound] })
  const [own, setOwn] = useState<ReadonlyMap<string, Given[]>>(new Map())
  const latest = useRef(new Map<string, Given[]>())
  const line = useRef<Promise<unknown>>(Promise.resolve())

  function write(piece: string, codes: Given[] | undefined) {
    if (codes) latest.current.set(piece, codes)
    else latest.current.delete(piece)
    setOwn(new Map(latest.current))
  }

  return {
    of: (piece: BlindPiece): Given[] => own.get(piece.id) ?? piece.codes,
    change(piece: BlindPiece, next: (codes: Given[]) => Given[], passOver = false): Promise<unknown> {
      const codes = next(latest.current.get(piece.id) ?? piece.codes)
      write(piece.id, codes)
      const sent = line.current.then(() =>
        give.perform({
          round,
          evidence: piece.id,
          passOver,
          codes: codes.map(({ code, memo }) => ({ code, memo })),
        }),
      )
      line.current = sent.catch(() => {
        // Nothing of it was kept: what stands on the server stands here again.
        if (latest.current.get(piece.id) === codes) write(piece.id, undefined)
      })
      return sent
    },
  }
}
