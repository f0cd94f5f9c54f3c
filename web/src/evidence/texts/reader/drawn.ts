import type { EvidenceKind } from '@firsthand/contract/evidence/kinds'
import type { TextRange } from '@firsthand/contract/evidence/ranges'

/** A range that is drawn besides the highlights: what is selected, found, or was linked to. */
export type Drawn = { id: string; range: TextRange; kind: EvidenceKind }

export function drawnOf({
  draft,
  picked,
  found,
  moment,
}: {
  draft?: { range: TextRange } | undefined
  picked?: TextRange | undefined
  found?: { turn: number; from: number; to: number } | undefined
  moment?: TextRange | undefined
}): Drawn | undefined {
  const kind = 'said_past'
  if (draft) return { id: 'draft', range: draft.range, kind }
  if (picked) return { id: 'picked', range: picked, kind }
  if (found)
    return {
      id: 'found',
      range: { startTurn: found.turn, startOffset: found.from, endTurn: found.turn, endOffset: found.to },
      kind,
    }
  return moment && { id: 'moment', range: moment, kind }
}

export function reaches({ startTurn, endTurn }: TextRange, turn: number): boolean {
  return startTurn <= turn && turn <= endTurn
}
