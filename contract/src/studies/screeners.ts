import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, Share, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { ContactType } from '../crm/contact-types.ts'
import { RecruitChannel } from './recruits.ts'

export const screenerLimits = {
  title: 120,
  text: 2_000,
  items: 20,
  question: 300,
  options: 20,
  option: 160,
  answer: 2_000,
  number: 1_000_000_000,
  linkLabel: 80,
  linkDays: 180,
  linksAtOnce: 20,
}

/** What an answer does: it may be given; one of the musts has to be; it rules out. */
export const OptionRule = z.enum(['may', 'must', 'reject'])
const number = z.number().min(-screenerLimits.number).max(screenerLimits.number)

export const ScreenerOption = z.object({
  id: Id,
  label: line(screenerLimits.option),
  rule: OptionRule.default('may'),
  contactType: ContactType.nullable().default(null).describe('What somebody is to us who answers this.'),
})

export const ScreenerItem = z.object({
  id: Id,
  kind: z.enum(['single', 'multiple', 'number', 'text']),
  question: line(screenerLimits.question),
  isRequired: z.boolean().default(true),
  options: z
    .array(ScreenerOption)
    .max(screenerLimits.options)
    .default([])
    .describe('Of single and multiple.'),
  from: number.nullable().default(null).describe('Of number: who gives less does not fit.'),
  to: number.nullable().default(null).describe('Of number: who gives more does not fit.'),
})
export type ScreenerItem = z.output<typeof ScreenerItem>

export const ScreenerContent = z.object({
  title: line(screenerLimits.title),
  intro: paragraphs(screenerLimits.text).default(''),
  items: z.array(ScreenerItem).max(screenerLimits.items),
  qualified: paragraphs(screenerLimits.text).default('').describe('The last page for those who fit.'),
  notThisTime: paragraphs(screenerLimits.text)
    .default('')
    .describe('The last page for those who do not fit.'),
  full: paragraphs(screenerLimits.text).default('').describe('The last page when all places are taken.'),
})
export type ScreenerContent = z.output<typeof ScreenerContent>

/** Per item: options of a choice, a number, or words. */
export const ScreenerAnswers = z
  .array(
    z.object({
      item: Id,
      options: z.array(Id).max(screenerLimits.options).optional(),
      number: number.optional(),
      text: paragraphs(screenerLimits.answer).optional(),
    }),
  )
  .max(screenerLimits.items)
export type ScreenerAnswers = z.output<typeof ScreenerAnswers>

export const ScreenerEnd = z.enum(['qualified', 'not_this_time', 'full'])
export type ScreenerEnd = z.output<typeof ScreenerEnd>

export const ScreenerView = z.object({
  id: Id,
  study: Id,
  number: z.int().describe('The version of its questions.'),
  content: ScreenerContent,
  openedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closedWhy: z.enum(['by_hand', 'full', 'study_closed']).nullable(),
  answers: z.object({ begun: z.int(), sent: z.int(), qualified: Share, full: z.int() }),
  links: z.array(
    z.object({
      id: Id,
      label: z.string(),
      channel: RecruitChannel,
      createdAt: Instant,
      expiresAt: Instant,
      revokedAt: Instant.nullable(),
      sent: z.int(),
    }),
  ),
  version: z.int(),
})
export type ScreenerView = z.output<typeof ScreenerView>

export const showScreener = operation({
  name: 'screeners.show',
  summary: 'Show the screener of a study: its questions, last pages, links and how many answered.',
  method: 'GET',
  path: '/studies/{study}/screener',
  allows: 'viewer',
  input: z.object({ study: Id }),
  output: z.object({ screener: ScreenerView.nullable() }),
})

export const writeScreener = operation({
  name: 'screeners.write',
  summary:
    'Write the questions and last pages of a screener. Whoever has begun goes on with the version they began.',
  method: 'PUT',
  path: '/studies/{study}/screener',
  allows: 'member',
  input: z.object({
    study: Id,
    content: ScreenerContent,
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: ScreenerView,
  errors: {
    no_choice: { status: 422, message: '“{question}” needs at least two answers to choose from.' },
    twice: { status: 422, message: 'Two questions or answers have the same id. Give each its own.' },
    impossible: {
      status: 422,
      message: 'Nobody can answer “{question}” and fit. Let at least one answer pass.',
    },
  },
})

export const openScreener = operation({
  name: 'screeners.open',
  summary: 'Open a screener for answers, or close it.',
  method: 'POST',
  path: '/studies/{study}/screener/open',
  allows: 'member',
  input: z.object({ study: Id, isOpen: z.boolean() }),
  output: ScreenerView,
  errors: {
    empty: { status: 409, message: 'This screener asks nothing yet. Write a question first.' },
    closed: { status: 409, message: 'This study is closed. Open it again first.' },
    all_full: {
      status: 409,
      message: 'All places of the study are taken. Raise a number in the plan first.',
    },
  },
})

export const createScreenerLink = operation({
  name: 'screenerLinks.create',
  summary: 'Make an address where anybody answers the screener without an account; it is shown this once.',
  method: 'POST',
  path: '/studies/{study}/screener/links',
  allows: 'member',
  onlyInPerson: true,
  input: z.object({
    study: Id,
    label: line(screenerLimits.linkLabel).describe('Where you put it, such as “Noticeboard at the bakery”.'),
    channel: RecruitChannel.default('public_page'),
    days: z.int().min(1).max(screenerLimits.linkDays).default(60),
  }),
  output: z.object({ id: Id, address: z.string(), expiresAt: Instant }),
  errors: {
    empty: { status: 409, message: 'This screener asks nothing yet. Write a question first.' },
    too_many: { status: 409, message: 'There are {limit} links that work. End one of them first.' },
  },
})

export const revokeScreenerLink = operation({
  name: 'screenerLinks.revoke',
  summary: 'End an address of a screener at once.',
  method: 'POST',
  path: '/screener-links/{link}/revoke',
  allows: 'member',
  input: z.object({ link: Id }),
  output: Nothing,
})

export const fillInScreener = operation({
  name: 'screeners.fillIn',
  summary: 'Fill a screener in for somebody, such as on the phone with them; who fits has agreed.',
  method: 'POST',
  path: '/recruits/{recruit}/screener',
  allows: 'member',
  input: z.object({ recruit: Id, answers: ScreenerAnswers }),
  output: z.object({
    end: ScreenerEnd,
    why: z.string().describe('Which question ruled them out, or which cell is full.'),
  }),
  errors: {
    none: { status: 404, message: 'This study has no screener yet. Write one first.' },
    incomplete: { status: 422, message: '“{question}” is not answered yet.' },
  },
})

export const ScreenerAnswerRow = z.object({
  id: Id,
  person: z.object({ id: Id, name: z.string() }).nullable().describe('Nobody, unless they fit and agreed.'),
  recruit: Id.nullable(),
  channel: RecruitChannel.nullable(),
  number: z.int(),
  end: ScreenerEnd.nullable(),
  why: z.string().nullable(),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  startedAt: Instant,
  sentAt: Instant.nullable(),
  filledInBy: z.object({ id: Id, name: z.string() }).nullable(),
})
export type ScreenerAnswerRow = z.output<typeof ScreenerAnswerRow>

export const listScreenerAnswers = operation({
  name: 'screeners.answers',
  summary:
    'List who answered a screener and what came of it, newest first; drafts too, without their answers.',
  method: 'GET',
  path: '/studies/{study}/screener/answers',
  allows: 'viewer',
  input: z.object({ study: Id, ...pageInput, end: ScreenerEnd.optional() }),
  output: page(ScreenerAnswerRow),
})
