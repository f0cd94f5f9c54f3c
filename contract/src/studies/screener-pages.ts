import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { line } from '../core/shapes.ts'
import { readWording, wordingChanged } from '../crm/consents.ts'
import { Email } from '../platform/accounts.ts'
import { ScreenerAnswers, ScreenerEnd, ScreenerItem } from './screeners.ts'

export const screenerPageLimits = { name: 160, minutes: 30 }

const token = z.string().regex(/^[0-9a-f]{80}$/, 'This address is not complete. Open the whole link.')
const draft = z
  .string()
  .regex(/^[0-9a-f]{48}$/, 'Open the page again.')
  .describe('Made by chance on the device of whoever answers, so that sending twice counts once.')

/** What somebody sees who opens the link. Which answers pass is not among it. */
export const ScreenerPage = z.object({
  workspace: z.string(),
  title: z.string(),
  intro: z.string(),
  about: z.string().describe('Who we are and what is done with what is answered.'),
  contact: z.string().describe('What they agree to when they leave their address.'),
  contactWording: z.int().describe('The number of that text; send it back with who they are.'),
  number: z.int().describe('The version of these questions; send it back with the answers.'),
  items: z.array(
    ScreenerItem.pick({ id: true, kind: true, question: true, isRequired: true }).extend({
      options: z.array(z.object({ id: z.string(), label: z.string() })),
    }),
  ),
  state: z.enum(['open', 'closed', 'full']),
  answers: ScreenerAnswers.describe('What they had written so far on this device.'),
  end: z
    .object({
      end: ScreenerEnd,
      words: z.string(),
      isDone: z.boolean().describe('Nothing more is asked of them.'),
    })
    .nullable(),
  keptUntil: z.string().nullable().describe('Until when a place is kept for them.'),
})
export type ScreenerPage = z.output<typeof ScreenerPage>

const pageErrors = {
  gone: { status: 410, message: 'This page has ended. Ask whoever sent it to you for a new link.' },
} as const

export const showScreenerPage = operation({
  name: 'screenerPages.show',
  summary: 'Open a screener by its link, with what was answered on this device so far.',
  method: 'GET',
  path: '/screener-page',
  allows: 'anyone',
  input: z.object({ token, draft }),
  output: ScreenerPage,
  errors: pageErrors,
})

export const answerScreenerPage = operation({
  name: 'screenerPages.answer',
  summary: 'Keep or send the answers to a screener, by its link. Nobody is asked for a name here.',
  method: 'POST',
  path: '/screener-page/answers',
  allows: 'anyone',
  input: z.object({
    token,
    draft,
    number: z
      .int()
      .min(1)
      .optional()
      .describe('The version of the questions that were read; the newest, when left out.'),
    answers: ScreenerAnswers,
    isSent: z.boolean().default(false),
  }),
  output: ScreenerPage,
  errors: {
    ...pageErrors,
    incomplete: { status: 422, message: '“{question}” is not answered yet.' },
    closed: { status: 409, message: 'This has closed meanwhile. Thank you for your time.' },
  },
})

export const joinByScreenerPage = operation({
  name: 'screenerPages.join',
  summary: 'Say who you are after you fitted, and agree that we may write to you.',
  method: 'POST',
  path: '/screener-page/join',
  allows: 'anyone',
  input: z.object({
    token,
    draft,
    name: line(screenerPageLimits.name),
    email: Email,
    mayContact: z.literal(true).describe('Without it nothing is kept of a name.'),
    contactWording: readWording.describe('The number of the text that they agreed to, as the page says it.'),
  }),
  output: ScreenerPage,
  errors: {
    ...pageErrors,
    not_fitting: { status: 409, message: 'Send your answers first.' },
    wording_changed: {
      ...wordingChanged,
      message: 'What you agree to was changed just now. Read it again; what you typed is still here.',
    },
  },
})
