import type { HighlightView, TextView } from '@firsthand/contract/evidence/texts'

/** The text with a mark that the server has not confirmed yet. */
export function withMarkOnItsWay(
  text: TextView,
  mark: Pick<HighlightView, 'kind' | 'range' | 'words' | 'claims' | 'codes'>,
): TextView {
  const highlights = [...text.highlights, { ...mark, id: 'on-its-way', evidenceId: 'on-its-way' }]
  return {
    ...text,
    highlights: highlights.toSorted(
      (one, other) =>
        one.range.startTurn - other.range.startTurn || one.range.startOffset - other.range.startOffset,
    ),
  }
}
