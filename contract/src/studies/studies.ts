import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, page, pageInput, paragraphs } from '../core/shapes.ts'

export const studyLimits = {
  title: 160,
  spark: 2_000,
  question: 300,
  questions: 20,
  hunch: 300,
  answer: 5_000,
}

export const HunchView = z.object({
  id: Id,
  sentence: z.string(),
  hadBy: z.object({ id: Id, name: z.string() }).nullable(),
  hadAt: Instant,
  study: z.object({ id: Id, title: z.string() }).nullable(),
  claim: z.object({ id: Id, sentence: z.string() }).nullable(),
  archivedAt: Instant.nullable(),
})
export type HunchView = z.output<typeof HunchView>

export const ResearchQuestionView = z.object({ id: Id, question: z.string(), answer: z.string() })

export const StudyRow = z.object({
  id: Id,
  title: z.string(),
  hunch: z.string().nullable(),
  conversations: z.object({ held: z.int(), planned: z.int(), wanted: z.int().nullable() }),
  lastConversationAt: Instant.nullable(),
  createdAt: Instant,
  closedAt: Instant.nullable(),
})
export type StudyRow = z.output<typeof StudyRow>

export const StudyView = StudyRow.extend({
  spark: z.string(),
  hunches: z.array(HunchView),
  questions: z.array(ResearchQuestionView),
  peopleCount: z.int(),
  evidenceCount: z.int(),
  daysSinceConversation: z.int().nullable(),
  version: z.int().describe('Counts the changes to the study and to its plan.'),
})
export type StudyView = z.output<typeof StudyView>

const questions = z
  .array(
    z.object({
      id: Id.optional(),
      question: line(studyLimits.question),
      answer: paragraphs(studyLimits.answer).default(''),
    }),
  )
  .max(studyLimits.questions)

export const listHunches = operation({
  name: 'hunches.list',
  summary: 'List hunches, newest first.',
  method: 'GET',
  path: '/hunches',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    loose: z.boolean().optional().describe('Only those that no study has taken up.'),
  }),
  output: page(HunchView),
})

export const createHunch = operation({
  name: 'hunches.create',
  summary: 'Write down a hunch: one line, from anybody.',
  method: 'POST',
  path: '/hunches',
  allows: 'member',
  input: z.object({ sentence: line(studyLimits.hunch), study: Id.optional() }),
  output: HunchView,
})

export const archiveHunch = operation({
  name: 'hunches.archive',
  summary: 'Put a hunch away.',
  method: 'POST',
  path: '/hunches/{hunch}/archive',
  allows: 'member',
  input: z.object({ hunch: Id }),
  output: Nothing,
})

export const promoteHunch = operation({
  name: 'hunches.promote',
  summary: 'Make a hunch a claim, so that evidence can stand for and against it. It stays what it was.',
  method: 'POST',
  path: '/hunches/{hunch}/claim',
  allows: 'member',
  input: z.object({
    hunch: Id,
    stakes: z
      .int()
      .min(1)
      .max(3)
      .default(2)
      .describe('How much is lost if it is wrong: 1 little, 3 everything.'),
  }),
  output: HunchView,
  errors: {
    is_claim: { status: 409, message: 'This hunch is a claim already. Open the claim instead.' },
  },
})

export const listStudies = operation({
  name: 'studies.list',
  summary: 'List studies, newest first: those that are open, or those that are closed.',
  method: 'GET',
  path: '/studies',
  allows: 'viewer',
  input: z.object({ ...pageInput, closed: z.boolean().default(false) }),
  output: page(StudyRow),
})

export const showStudy = operation({
  name: 'studies.show',
  summary: 'Show a study: its hunch, questions, conversations so far.',
  method: 'GET',
  path: '/studies/{study}',
  allows: 'viewer',
  input: z.object({ study: Id }),
  output: StudyView,
})

export const createStudy = operation({
  name: 'studies.create',
  summary: 'Start a study from a hunch, with the questions it should answer.',
  method: 'POST',
  path: '/studies',
  allows: 'member',
  input: z.object({
    title: line(studyLimits.title),
    spark: paragraphs(studyLimits.spark).default('').describe('What set it off.'),
    hunch: z
      .object({ id: Id })
      .or(z.object({ sentence: line(studyLimits.hunch) }))
      .optional(),
    questions: questions.default([]),
    wantedConversations: z.int().min(1).max(500).nullable().default(null),
  }),
  output: StudyView,
  errors: { hunch_missing: { status: 404, message: 'This hunch is not there any more.' } },
})

export const updateStudy = operation({
  name: 'studies.update',
  summary: 'Change a study. Its questions are replaced whole; those sent with their id keep their answers.',
  method: 'PATCH',
  path: '/studies/{study}',
  allows: 'member',
  input: z.object({
    study: Id,
    title: line(studyLimits.title).optional(),
    spark: paragraphs(studyLimits.spark).optional(),
    questions: questions.optional(),
    wantedConversations: z.int().min(1).max(500).nullable().optional(),
    version: z.int().optional().describe('Refuses when somebody else changed the study since.'),
  }),
  output: StudyView,
})

export const closeStudy = operation({
  name: 'studies.close',
  summary: 'Close a study, or open it again.',
  method: 'POST',
  path: '/studies/{study}/close',
  allows: 'member',
  input: z.object({ study: Id, isClosed: z.boolean().default(true) }),
  output: StudyView,
})
