import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, line, paragraphs } from '../core/shapes.ts'
import { PersonFilter, filterErrors } from '../crm/person-filter.ts'
import { recruitingChannels } from './recruiting-channels.ts'

export const planLimits = {
  claims: 30,
  segments: 12,
  segmentName: 80,
  synthesis: 20_000,
  reason: 300,
  delayDays: 60,
}

/** What a study is doing now. Closed is set by `studies.close`. */
export const studyStages = ['planned', 'recruiting', 'talking', 'synthesising'] as const
export const StudyStage = z.enum(studyStages)
export type StudyStage = z.output<typeof StudyStage>

const MemberRef = z.object({ id: Id, name: z.string() })
const ClaimRef = z.object({ id: Id, sentence: z.string(), stakes: z.int(), rung: z.int() })

export const StudySegment = z.object({
  id: Id,
  name: z.string(),
  filter: PersonFilter.nullable(),
  list: z.object({ id: Id, name: z.string() }).nullable(),
  people: z
    .object({ count: z.int(), exact: z.boolean() })
    .nullable()
    .describe('Counted up to a bound; null where the list or a filter of it is not there for you.'),
})
export type StudySegment = z.output<typeof StudySegment>

/** Days pass, or guides pile up, and nobody has talked to anybody. */
export const StudyAlarm = z.object({
  study: z.object({ id: Id, title: z.string() }),
  why: z
    .enum(['days', 'guides'])
    .describe('Too many days, or too many versions of the guide, since the last.'),
  days: z.int().describe('Since the last conversation, or since the study began.'),
  guideVersions: z.int().describe('Saved since then.'),
  nobodyYet: z.boolean().describe('There was no conversation at all.'),
  since: Instant,
})
export type StudyAlarm = z.output<typeof StudyAlarm>

export const StudyPlan = z.object({
  study: Id,
  stage: StudyStage,
  stages: z
    .array(z.object({ stage: StudyStage, by: MemberRef.nullable(), at: Instant }))
    .describe('Who moved it where, newest first; 100 at the most.'),
  claims: z.array(ClaimRef).describe('What is at stake.'),
  segments: z.array(StudySegment).describe('Whom it wants to hear.'),
  channels: z.array(z.enum(recruitingChannels)),
  synthesis: z.string().describe('What was learned, in plain words.'),
  cited: z.array(ClaimRef).describe('Claims that the synthesis cites.'),
  attended: z
    .array(MemberRef.extend({ isLeader: z.boolean(), conversations: z.int() }))
    .describe('Who of us was in its conversations, and in how many.'),
  alarm: StudyAlarm.nullable(),
  delay: z
    .object({ until: Instant, reason: z.string(), by: MemberRef.nullable(), at: Instant })
    .nullable()
    .describe('The alarm was put off, and why.'),
  version: z.int(),
})
export type StudyPlan = z.output<typeof StudyPlan>

export const showStudyPlan = operation({
  name: 'studyPlans.show',
  summary: 'Show what a study has at stake, whom it wants to hear, where it stands and who was there.',
  method: 'GET',
  path: '/studies/{study}/plan',
  allows: 'viewer',
  input: z.object({ study: Id }),
  output: StudyPlan,
})

export const showSegment = operation({
  name: 'segments.show',
  summary: 'Show a segment: whom a study wants to hear, and of which study it is.',
  method: 'GET',
  path: '/segments/{segment}',
  allows: 'viewer',
  input: z.object({ segment: Id }),
  output: StudySegment.extend({ study: z.object({ id: Id, title: z.string() }) }),
})

export const updateStudyPlan = operation({
  name: 'studyPlans.update',
  summary: 'Change what a study has at stake, whom it wants to hear, its channels or its synthesis.',
  method: 'PATCH',
  path: '/studies/{study}/plan',
  allows: 'member',
  input: z.object({
    study: Id,
    claims: z.array(Id).max(planLimits.claims).optional().describe('Claims at stake; all of them.'),
    segments: z
      .array(
        z.object({
          id: Id.optional(),
          name: line(planLimits.segmentName),
          filter: PersonFilter.nullable().default(null),
          list: Id.nullable().default(null),
        }),
      )
      .max(planLimits.segments)
      .optional()
      .describe('Replaced whole; those sent with their id stay the same.'),
    channels: z.array(z.enum(recruitingChannels)).max(recruitingChannels.length).optional(),
    synthesis: paragraphs(planLimits.synthesis).optional(),
    cited: z
      .array(Id)
      .max(planLimits.claims)
      .optional()
      .describe('Claims that the synthesis cites; all of them.'),
    version: z.int().optional().describe('Refuses when somebody else changed the plan since.'),
  }),
  output: StudyPlan,
  errors: {
    ...filterErrors,
    claim_missing: { status: 404, message: 'One of these claims is not there any more. Choose again.' },
    list_missing: { status: 404, message: 'This list is not there any more, or you may not see it.' },
    one_way: {
      status: 422,
      message: 'Say of “{name}” who belongs to it: by a filter or by a list, one of the two.',
    },
  },
})

export const moveStudy = operation({
  name: 'studies.move',
  summary: 'Say what a study is doing now: planned, recruiting, talking or synthesising.',
  method: 'POST',
  path: '/studies/{study}/stage',
  allows: 'member',
  input: z.object({ study: Id, stage: StudyStage }),
  output: StudyPlan,
  errors: {
    closed: { status: 409, message: 'This study is closed. Open it again first.' },
  },
})

export const putOffAlarm = operation({
  name: 'studies.putOffAlarm',
  summary: 'Put off the alarm that nobody talks to anybody for a study, with the reason.',
  method: 'POST',
  path: '/studies/{study}/put-off',
  allows: 'member',
  input: z.object({
    study: Id,
    days: z.int().min(1).max(planLimits.delayDays),
    reason: line(planLimits.reason),
  }),
  output: StudyPlan,
})

export const listQuietStudies = operation({
  name: 'studies.quiet',
  summary: 'List the open studies for which nobody has talked to anybody for too long.',
  method: 'GET',
  path: '/quiet-studies',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ items: z.array(StudyAlarm) }),
})
