import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Instant } from '../core/shapes.ts'

const days = z.int().min(1).max(3650)
const count = z.int().min(1).max(100)

/** When a study is too quiet, and how often a person may be asked. Each rule holds for the entire workspace. */
export const RecruitingRules = z.object({
  quietDays: z.int().min(1).max(90).default(7).describe('Days without a conversation until the alarm.'),
  guideVersions: z.int().min(1).max(50).default(3).describe('Guide versions without one until the alarm.'),
  contacts: z
    .object({ count: count.default(3), days: days.default(30) })
    .prefault({})
    .describe('At most so many contacts by us in so many days.'),
  unanswered: count.default(3).describe('At most so many of our contacts in a row without an answer.'),
  participations: z
    .object({ count: count.default(2), days: days.default(180) })
    .prefault({})
    .describe('At most so many conversations in so many days.'),
  noShows: z
    .object({ count: count.default(2), days: days.default(365) })
    .prefault({})
    .describe('So many meetings missed in so many days hold somebody back.'),
  holdDays: z.int().min(1).max(90).default(14).describe('How long a place is kept for who agreed.'),
})
export type RecruitingRules = z.output<typeof RecruitingRules>

export const RecruitingSettings = z.object({
  rules: RecruitingRules,
  version: z.int(),
  changedAt: Instant.nullable(),
})
export type RecruitingSettings = z.output<typeof RecruitingSettings>

export const showRecruitingSettings = operation({
  name: 'recruitingSettings.show',
  summary: 'Show when a study counts as too quiet, and how often a person may be asked.',
  method: 'GET',
  path: '/recruiting-settings',
  allows: 'viewer',
  input: z.object({}),
  output: RecruitingSettings,
})

export const changeRecruitingSettings = operation({
  name: 'recruitingSettings.change',
  summary: 'Change when a study counts as too quiet, and how often a person may be asked.',
  method: 'PUT',
  path: '/recruiting-settings',
  allows: 'admin',
  input: z.object({
    rules: RecruitingRules,
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: RecruitingSettings,
})
