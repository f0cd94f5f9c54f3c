import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Instant } from '../core/shapes.ts'

/** What can go by itself after some time. Evidence and what people said go only with the person who asked for it, or by a rule. */
export const retentionKinds = [
  'history',
  'jobs',
  'imports',
  'text_files',
  'recordings',
  'loose_files',
  'quiet_people',
  'quiet_people_erased',
  'consents_of_erased',
  'accesses',
] as const
export const RetentionKind = z.enum(retentionKinds).meta({
  description:
    'history: who changed what. jobs: finished work. imports: uploaded tables with their refused rows; the people stay. text_files: the files that texts came from, where no evidence stands on the text; the words stay. recordings: sound and film beside texts; the words stay. loose_files: uploads that nothing uses. quiet_people: people without a touch for so long are archived. quiet_people_erased: they are erased, with everything that is theirs. consents_of_erased: the nameless records of what erased people had agreed to. accesses: who looked at whom.',
})
export type RetentionKind = z.output<typeof RetentionKind>

export const retentionLimits = {
  fewestDays: 7,
  fewestDaysOfHistory: 30,
  fewestDaysOfPeople: 90,
  mostDays: 36_500,
}

const AfterDays = z.int().min(retentionLimits.fewestDays).max(retentionLimits.mostDays)

export const RetentionRules = z.object({
  rules: z.array(z.object({ kind: RetentionKind, afterDays: AfterDays.nullable() })),
  nextAt: Instant.nullable().describe('When something is deleted next, at the earliest.'),
})
export type RetentionRules = z.output<typeof RetentionRules>

export const showRetention = operation({
  name: 'retention.show',
  summary: 'Show what is deleted by itself, and after how many days.',
  method: 'GET',
  path: '/retention',
  allows: 'admin',
  input: z.object({}),
  output: RetentionRules,
})

export const previewRetention = operation({
  name: 'retention.preview',
  summary: 'Say what a rule would delete now, and delete nothing.',
  method: 'GET',
  path: '/retention/preview',
  allows: 'admin',
  input: z.object({ kind: RetentionKind, afterDays: AfterDays }),
  output: z.object({
    before: Instant,
    count: z.int(),
    isExact: z.boolean(),
    bytes: z.int().nullable().describe('How much room that makes, where it is files.'),
    examples: z.array(z.string()).describe('Some of them, oldest first.'),
  }),
})

export const updateRetention = operation({
  name: 'retention.update',
  summary: 'Choose what is deleted by itself. The first time is a day from now at the earliest.',
  method: 'PUT',
  path: '/retention',
  allows: 'owner',
  input: z.object({
    rules: z
      .array(z.object({ kind: RetentionKind, afterDays: AfterDays.nullable() }))
      .max(retentionKinds.length),
  }),
  output: RetentionRules,
  errors: {
    history_too_short: {
      status: 422,
      message: 'Who changed what is kept for at least {days} days. Choose {days} or more.',
    },
    people_too_soon: {
      status: 422,
      message: 'People are kept for at least {days} days after the last touch. Choose {days} or more.',
    },
  },
})
