import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, page, pageInput, paragraphs } from '../core/shapes.ts'
import { EvidenceBrief } from './evidence-brief.ts'
import { Pressure } from './pressures.ts'

export const lensLimits = { note: 1_000 }

const MemberRef = z.object({ id: Id, name: z.string() })

/** What one member reads into a piece of evidence. Others may read it otherwise; the person said neither. */
export const ReadingView = z.object({
  pressure: Pressure,
  reader: MemberRef,
  note: z.string(),
  readAt: Instant,
})
export type ReadingView = z.output<typeof ReadingView>

const OfEvidence = z.object({ readings: z.array(ReadingView) })

export const showReadings = operation({
  name: 'readings.show',
  summary: 'Show which fears and pressures members read into a piece of evidence.',
  method: 'GET',
  path: '/evidence/{evidence}/readings',
  allows: 'viewer',
  input: z.object({ evidence: Id }),
  output: OfEvidence,
})

export const setReading = operation({
  name: 'readings.set',
  summary: 'Say which fear or pressure you read into a piece of evidence. It stays your interpretation.',
  method: 'PUT',
  path: '/evidence/{evidence}/readings/{pressure}',
  allows: 'member',
  input: z.object({
    evidence: Id,
    pressure: Pressure,
    note: paragraphs(lensLimits.note).optional().describe('What makes you read it so.'),
  }),
  output: OfEvidence,
})

export const removeReading = operation({
  name: 'readings.remove',
  summary: 'Take your own reading of a piece of evidence back.',
  method: 'DELETE',
  path: '/evidence/{evidence}/readings/{pressure}',
  allows: 'member',
  input: z.object({ evidence: Id, pressure: Pressure }),
  output: OfEvidence,
})

const scope = {
  person: Id.optional(),
  study: Id.optional().describe('Only evidence from conversations of this study.'),
  conversation: Id.optional(),
}

export const surveyReadings = operation({
  name: 'readings.overview',
  summary: 'Show for each fear and pressure how many people it is read into, and by whom.',
  method: 'GET',
  path: '/readings',
  allows: 'viewer',
  input: z.object(scope),
  output: z.object({
    evidence: z.int().describe('Pieces that somebody interpreted at all.'),
    people: z.int().describe('People behind them.'),
    readers: z.array(MemberRef),
    items: z.array(
      z.object({
        pressure: Pressure,
        evidence: z.int(),
        people: z.int(),
        readers: z.array(MemberRef.extend({ evidence: z.int() })),
        shared: z.int().describe('Pieces into which at least two members read it.'),
      }),
    ),
  }),
})

export const listReadings = operation({
  name: 'readings.list',
  summary: 'List evidence with what members read into it, newest first.',
  method: 'GET',
  path: '/readings/evidence',
  allows: 'viewer',
  input: z.object({ ...pageInput, ...scope, pressure: Pressure.optional(), reader: Id.optional() }),
  output: page(z.object({ id: Id, evidence: EvidenceBrief, readings: z.array(ReadingView) })),
})
