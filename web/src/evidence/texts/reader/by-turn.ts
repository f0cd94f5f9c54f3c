import type { HighlightView } from '@firsthand/contract/evidence/texts'

const none: HighlightView[] = []

/** The highlights that reach each turn. The lists stay the same ones as long as the highlights do. */
export function groupByTurn(highlights: HighlightView[]): (turn: number) => HighlightView[] {
  const turns = new Map<number, HighlightView[]>()
  for (const highlight of highlights) {
    for (let turn = highlight.range.startTurn; turn <= highlight.range.endTurn; turn++) {
      const here = turns.get(turn)
      if (here) here.push(highlight)
      else turns.set(turn, [highlight])
    }
  }
  return (turn) => turns.get(turn) ?? none
}
