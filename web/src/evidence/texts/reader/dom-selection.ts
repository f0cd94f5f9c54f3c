import { type TextRange, utf16ToCodePoint } from '@firsthand/contract/evidence/ranges'

/** What is selected on the screen, as a range of the text. Turns carry `data-turn`, stretches of words `data-from`. */
export function readSelection(root: HTMLElement): TextRange | undefined {
  const selection = window.getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined
  const range = selection.getRangeAt(0)
  const touched = [...root.querySelectorAll<HTMLElement>('[data-turn]')]
    .filter((turn) => range.intersectsNode(turn))
    .toSorted((one, other) => positionOf(one) - positionOf(other))
  const first = touched[0]
  const last = touched.at(-1)
  if (!first || !last) return undefined
  return {
    startTurn: positionOf(first),
    startOffset: first.contains(range.startContainer)
      ? offsetOf(first, range.startContainer, range.startOffset)
      : 0,
    endTurn: positionOf(last),
    endOffset: last.contains(range.endContainer) ? offsetOf(last, range.endContainer, range.endOffset) : 1e9,
  }
}

export function clearSelection(): void {
  window.getSelection()?.removeAllRanges()
}

/** The turn that a node lies in. */
export function turnOf(node: Node | null): number | undefined {
  const element = node instanceof Element ? node : node?.parentElement
  const position = element?.closest<HTMLElement>('[data-turn], [data-position]')?.dataset
  const found = position?.turn ?? position?.position
  return found === undefined ? undefined : Number(found)
}

function positionOf(turn: HTMLElement): number {
  return Number(turn.dataset.turn)
}

function offsetOf(turn: HTMLElement, node: Node, offset: number): number {
  const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-from]')
  if (piece && turn.contains(piece)) {
    const within = node.nodeType === Node.TEXT_NODE ? offset : offset === 0 ? 0 : Number.MAX_SAFE_INTEGER
    return Number(piece.dataset.from) + utf16ToCodePoint(piece.textContent, within)
  }
  // Between two stretches: the next one says where that is.
  const after = [...turn.childNodes]
    .slice(offset)
    .find((child) => child instanceof HTMLElement && child.dataset.from)
  return after instanceof HTMLElement ? Number(after.dataset.from) : 1e9
}
