import type { LabelShape } from './speaker-label.ts'
import { labelKey } from './accepted-labels.ts'

/** How a file told that somebody speaks: the recorder itself, bold print or a table, a separator somebody chose, or a word before a colon. */
export type SpeakerMark = 'recorder' | 'bold' | 'separator' | 'colon'

/** How often a label stood in front of words, and how many passages without one were given to it. */
export type Marked = { mark: SpeakerMark; shape: LabelShape; named: number; carried: number }

export type SpeakerSureness = { confidence: number; why: SpeakerMark; named: number; carried: number }

/** What a person says about how a file is to be read, where the guess was wrong. */
export type ReadingWish = { separator?: string | undefined; notSpeakers?: string[] | undefined }

/** 0..1: how sure a label is somebody who speaks. The steps are ours; a person sees the lines and decides. */
export function surenessOf({ mark, shape, named, carried }: Marked): SpeakerSureness {
  const told =
    mark === 'recorder' ? 0.98 : mark === 'bold' ? 0.95 : mark === 'separator' ? 0.9 : ofColon(shape, named)
  // Words that were given to the speaker before them may be somebody else's.
  const guessed = carried / Math.max(1, named + carried)
  return { confidence: Math.round((told - 0.3 * guessed) * 100) / 100, why: mark, named, carried }
}

function ofColon(shape: LabelShape, named: number): number {
  const often = named >= 3 ? 0.92 : named === 2 ? 0.8 : 0.5
  return shape === 'weak' ? Math.min(often, 0.6) : often
}

export function unwantedLabels(wish: ReadingWish | undefined): Set<string> {
  return new Set((wish?.notSpeakers ?? []).map((label) => labelKey(label)))
}

export function createMarks() {
  const marks = new Map<string, Marked>()
  const of = (label: string): Marked => {
    const known = marks.get(label) ?? { mark: 'colon', shape: 'strong', named: 0, carried: 0 }
    marks.set(label, known)
    return known
  }
  return {
    marks,
    named(label: string, mark: SpeakerMark, shape: LabelShape): void {
      const known = of(label)
      known.named += 1
      known.shape = shape
      if (mark !== 'colon') known.mark = mark
    },
    carried(label: string): void {
      of(label).carried += 1
    },
  }
}
