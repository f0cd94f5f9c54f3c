import type { z } from 'zod'
import { EvidenceView } from './evidence.ts'

/** A piece of evidence where only its words, its person and its moment are wanted: no codes, no claims. */
export const EvidenceBrief = EvidenceView.pick({
  id: true,
  kind: true,
  words: true,
  isVerbatim: true,
  person: true,
  happenedAt: true,
  source: true,
  hearing: true,
  isSuggested: true,
  withdrawnAt: true,
})
export type EvidenceBrief = z.output<typeof EvidenceBrief>
