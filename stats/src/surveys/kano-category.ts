/** The five answers, from delight to dislike; an item asks them once with the feature and once without. */
export type KanoAnswer = 'like' | 'must-be' | 'neutral' | 'live-with' | 'dislike'

export type KanoCategory =
  | 'attractive'
  | 'one-dimensional'
  | 'must-be'
  | 'indifferent'
  | 'reverse'
  | 'questionable'

/** `classic` is the usual table; `pouliot` also calls two equal answers "must-be" or "live-with" questionable. */
export type KanoTable = 'classic' | 'pouliot'

/**
 * What one person's two answers say about a feature: attractive, one-dimensional, must-be, indifferent, reverse (they
 * want the opposite) or questionable (the answers contradict each other).
 *
 * Use `kanoSummary` for all people together.
 *
 * Source: Kano 1984; Berger et al. 1993, Center for Quality Management Journal 2(4); variant of Pouliot therein.
 *
 * @example
 * kanoCategory('like', 'dislike') // 'one-dimensional'
 */
export function kanoCategory(
  functional: KanoAnswer,
  dysfunctional: KanoAnswer,
  table: KanoTable = 'classic',
): KanoCategory {
  const row = TABLE[functional]
  const column = ANSWERS.indexOf(dysfunctional)
  if (!row || column < 0) {
    throw new RangeError(
      `A Kano answer is one of ${ANSWERS.join(', ')}; got "${functional}" and "${dysfunctional}".`,
    )
  }
  const middle = functional === 'must-be' || functional === 'live-with'
  if (table === 'pouliot' && middle && functional === dysfunctional) return 'questionable'
  return CATEGORY_OF[row[column] as keyof typeof CATEGORY_OF]
}

const ANSWERS: KanoAnswer[] = ['like', 'must-be', 'neutral', 'live-with', 'dislike']

const TABLE: Record<KanoAnswer, string> = {
  like: 'QAAAO',
  'must-be': 'RIIIM',
  neutral: 'RIIIM',
  'live-with': 'RIIIM',
  dislike: 'RRRRQ',
}

const CATEGORY_OF = {
  A: 'attractive',
  O: 'one-dimensional',
  M: 'must-be',
  I: 'indifferent',
  R: 'reverse',
  Q: 'questionable',
} as const
