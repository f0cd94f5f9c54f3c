import { z } from 'zod'
import { Id, line } from '../core/shapes.ts'
import { Stance } from './kinds.ts'

/** The longest sentence of a claim. */
export const sentenceLimit = 300

/** What new evidence is cited in at once: a claim that is there, or a sentence that becomes one. */
export const CiteWish = z
  .object({ claim: Id, stance: Stance })
  .or(z.object({ sentence: line(sentenceLimit).describe('Becomes a new claim.'), stance: Stance }))
export type CiteWish = z.output<typeof CiteWish>
