import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, paragraphs } from '../core/shapes.ts'

export const consentLimits = { words: 4_000, proof: 2_000, name: 160, linkDays: 30 }

/** What somebody is asked about, each by itself: agreeing to one says nothing about another. */
export const purposes = ['contact', 'record', 'transcribe', 'quote', 'publish', 'process_by_ai'] as const
export const Purpose = z.enum(purposes).meta({
  description:
    'contact: write or call. record: record voice or picture. transcribe: keep what they said in writing. quote: use their words inside the team and its reports, without a name. publish: show their words outside. process_by_ai: let a machine read what is theirs.',
})
export type Purpose = z.output<typeof Purpose>

/** What holds while nobody has asked; docs/decisions/0010-consent.md says why. */
export const unsaidMeans: Record<Purpose, boolean> = {
  contact: true,
  record: false,
  transcribe: true,
  quote: true,
  publish: false,
  process_by_ai: false,
}

export const ConsentState = z.enum(['given', 'refused', 'withdrawn'])
export type ConsentState = z.output<typeof ConsentState>

/** What holds now: an answer, one that has run out, or none. */
export const Standing = z.enum(['given', 'refused', 'withdrawn', 'expired', 'unsaid'])
export type Standing = z.output<typeof Standing>

export const ConsentSource = z
  .enum(['said', 'signed_form', 'shown_page', 'sent_page', 'booking_page', 'import', 'mail'])
  .describe('How the answer reached us. shown_page: on a phone that was handed over; sent_page: by a link.')
export type ConsentSource = z.output<typeof ConsentSource>

export const ConsentEntry = z.object({
  id: Id,
  purpose: Purpose,
  state: ConsentState,
  source: ConsentSource,
  proof: z.string(),
  proofFile: z.object({ id: Id, name: z.string() }).nullable(),
  wording: z.object({ number: z.int(), words: z.string() }).nullable(),
  answeredAt: Instant,
  expiresAt: Instant.nullable(),
  notedBy: z.object({ id: Id, name: z.string() }).nullable().describe('Null when they answered themselves.'),
  notedAt: Instant,
  holds: z.boolean().describe('False once another answer replaced it, and when a later one stood already.'),
})
export type ConsentEntry = z.output<typeof ConsentEntry>

export const ConsentsView = z.object({
  standings: z.array(
    z.object({
      purpose: Purpose,
      standing: Standing,
      may: z.boolean().describe('Whether it may be done now.'),
      since: Instant.nullable(),
      expiresAt: Instant.nullable(),
    }),
  ),
  history: z.array(ConsentEntry).describe('Every answer, newest first; 200 at the most.'),
})
export type ConsentsView = z.output<typeof ConsentsView>

/** Somebody left out of what was asked for many, because they are not to be contacted. */
export const NoContact = z.object({
  person: z.object({ id: Id, name: z.string() }),
  code: z.literal('consent_refused'),
  reason: z.enum(['refused', 'withdrawn', 'expired', 'erased_before']),
  message: z.string(),
})
export type NoContact = z.output<typeof NoContact>

/** Old links and programs send none: then what stands now is what they answered to. */
export const readWording = z.int().min(0).optional()

export const wordingChanged = {
  status: 409,
  message: 'The words on this page were changed just now. Read them again, then save your answers.',
} as const

const answers = z
  .array(
    z.object({
      purpose: Purpose,
      state: ConsentState,
      wording: readWording.describe(
        'The number of the text that they read, as the page says it; on a signed form, of any version.',
      ),
    }),
  )
  .min(1, 'Answer for at least one purpose.')
  .max(purposes.length)
  .refine(
    (given) => new Set(given.map((each) => each.purpose)).size === given.length,
    'Each purpose can be answered once.',
  )

export const showConsents = operation({
  name: 'consents.show',
  summary: 'Show what a person has agreed to, purpose by purpose, and every answer they gave.',
  method: 'GET',
  path: '/people/{person}/consents',
  allows: 'viewer',
  input: z.object({ person: Id }),
  output: ConsentsView,
})

export const noteConsents = operation({
  name: 'consents.note',
  summary:
    'Note what a person answered: given, refused or withdrawn. It holds at once, everywhere, unless they answered again on a later day.',
  method: 'POST',
  path: '/people/{person}/consents',
  allows: 'member',
  input: z.object({
    person: Id,
    answers,
    source: ConsentSource.exclude(['sent_page']).default('said'),
    proof: paragraphs(consentLimits.proof).default('').describe('Their words, or where the signed form is.'),
    proofFile: Id.nullable().default(null),
    answeredAt: Instant.optional().describe('Now, when left out.'),
    about: readWording.describe('The number of the text about their data that they read, on a page.'),
    expiresAt: Instant.nullable().default(null).describe('When what was given runs out.'),
  }),
  output: ConsentsView,
  errors: {
    wording_changed: wordingChanged,
    wording_missing: {
      status: 404,
      message:
        'No version of this text has that number. Leave it out when nobody knows what stands on the form.',
    },
    in_future: {
      status: 422,
      message: 'They cannot have answered later than now. Give the moment when they did.',
    },
    expired: { status: 422, message: 'This would have run out already. Choose a later end, or none.' },
    proof_missing: {
      status: 404,
      message: 'The file with the proof is not there any more. Upload it again.',
    },
  },
})

/** The texts of the page: who we are and what is done with the data, and one question for each purpose. */
export const WordingSubject = z.enum(['about', ...purposes])
export type WordingSubject = z.output<typeof WordingSubject>

export const WordingView = z.object({
  subject: WordingSubject,
  number: z.int().describe('0 is the text that comes with Firsthand.'),
  words: z.string(),
  writtenAt: Instant.nullable(),
  usedAt: Instant.nullable().describe('When somebody first answered to this version.'),
})
export type WordingView = z.output<typeof WordingView>

export const listWordings = operation({
  name: 'consentTexts.list',
  summary: 'List the texts that people are asked to agree to, as they are now.',
  method: 'GET',
  path: '/consent-texts',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ items: z.array(WordingView) }),
})

export const writeWording = operation({
  name: 'consentTexts.write',
  summary:
    'Change a text that people are asked to agree to. Every change is a new version, and each keeps its words.',
  method: 'PUT',
  path: '/consent-texts/{subject}',
  allows: 'admin',
  input: z.object({ subject: WordingSubject, words: paragraphs(consentLimits.words, 1) }),
  output: WordingView,
})

export const createConsentLink = operation({
  name: 'consentLinks.create',
  summary:
    'Make an address where one person reads how their data is used, and answers; it is shown this once.',
  method: 'POST',
  path: '/people/{person}/consent-links',
  allows: 'member',
  onlyInPerson: true,
  input: z.object({ person: Id }),
  output: z.object({ address: z.string(), expiresAt: Instant }),
})

export const revokeConsentLinks = operation({
  name: 'consentLinks.revoke',
  summary: 'End the addresses that were made for a person.',
  method: 'POST',
  path: '/people/{person}/consent-links/revoke',
  allows: 'member',
  input: z.object({ person: Id }),
  output: Nothing,
})

const token = z.string().regex(/^[0-9a-f]{80}$/, 'This address is not complete. Open the whole link.')

export const ConsentPage = z.object({
  workspace: z.string(),
  name: z.string().describe('The first name alone, so that somebody else who opens it learns little.'),
  about: z.string(),
  aboutWording: z.int().describe('The number of that text; send it back with the answers.'),
  questions: z.array(
    z.object({
      purpose: Purpose,
      words: z.string(),
      wording: z.int().describe('The number of the text; send it back with the answer to it.'),
      standing: Standing,
    }),
  ),
})
export type ConsentPage = z.output<typeof ConsentPage>

const pageErrors = {
  gone: {
    status: 410,
    message: 'This page has ended. Ask whoever sent it to you for a new link.',
  },
} as const

export const showConsentPage = operation({
  name: 'consentPages.show',
  summary: 'Read how your data is used, by the link that you were sent.',
  method: 'GET',
  path: '/consent-page',
  allows: 'anyone',
  input: z.object({ token }),
  output: ConsentPage,
  errors: pageErrors,
})

export const answerConsentPage = operation({
  name: 'consentPages.answer',
  summary:
    'Say what may be done with your data, by the link that you were sent. You can change it there any time.',
  method: 'POST',
  path: '/consent-page',
  allows: 'anyone',
  input: z.object({
    token,
    answers,
    about: readWording.describe('The number of the text above the questions, as the page says it.'),
    signedAs: line(consentLimits.name).describe('Your name, as a signature.'),
  }),
  output: ConsentPage,
  errors: { ...pageErrors, wording_changed: wordingChanged },
})
