import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, page, pageInput, paragraphs } from '../core/shapes.ts'
import { ContactType } from '../crm/contact-types.ts'
import { saidBetween, saidBetweenErrors } from './evidence.ts'
import { EvidenceKind } from './kinds.ts'

/** What is searched, in the order in which results of several kinds are shown. */
export const foundKinds = [
  'person',
  'organisation',
  'claim',
  'evidence',
  'turn',
  'text',
  'conversation',
  'live_note',
  'study',
  'hunch',
  'guide',
  'practice',
  'code',
  'memo',
  'why',
  'complaint',
  'promise',
  'entry',
  'know_how',
] as const
export const FoundKind = z.enum(foundKinds)
export type FoundKind = z.output<typeof FoundKind>

export const speakerRoles = ['them', 'us', 'unknown'] as const
export const SpeakerRole = z.enum(speakerRoles)
export type SpeakerRole = z.output<typeof SpeakerRole>

/** Words of which some are those that were searched for. */
export const MarkedWords = z.object({ words: z.string(), isHit: z.boolean() })

export const SearchFound = z.object({
  kind: FoundKind,
  id: Id.describe(
    'What was found: of a turn its text, of a memo the evidence that it is about, of a live note its conversation.',
  ),
  part: z
    .int()
    .describe(
      'The position of a turn in its text or talk; -1 for what stands before the first: the title of a text, what a practice talk is about. Which note of a conversation (`partOfNote`). 0 for everything else.',
    ),
  title: z.string(),
  detail: z.string(),
  snippet: z
    .array(MarkedWords)
    .describe('The words around those that were searched for; often the title itself.'),
  at: Instant.nullable().describe('When it was said or done, or took place.'),
  person: z.object({ id: Id, name: z.string() }).nullable().describe('Whose words it is.'),
  speaker: z.string().nullable().describe('Who speaks, as the text calls them.'),
  startsMs: z.int().nullable().describe('Where in the recording it begins.'),
})
export type SearchFound = z.output<typeof SearchFound>

const asked = {
  q: paragraphs(200),
  person: Id.optional().describe('Only what this person said, or what is about them.'),
  contactType: ContactType.optional().describe('Only of people who are, or were, this to us.'),
  study: Id.optional().describe('Only what belongs to this study.'),
  code: Id.optional().describe('Only what carries this code or one below it.'),
  speaks: SpeakerRole.optional().describe(
    'Only what was said in texts by people we talk to (them), by members of this workspace (us), or by whoever is matched with neither yet (unknown).',
  ),
  evidenceKind: EvidenceKind.optional().describe('Only pieces of evidence of this kind.'),
  ...saidBetween,
}

const ReadAs = z
  .array(z.string())
  .nullable()
  .describe('Nothing has the words as they were written: the words that were searched for instead.')

export const searchOverview = operation({
  name: 'search.overview',
  summary:
    'Search everything, and show the first results of every kind. Kinds that a filter says nothing about are left out.',
  method: 'GET',
  path: '/search/overview',
  allows: 'viewer',
  input: z.object({
    ...asked,
    each: z.int().min(1).max(10).default(4).describe('How many of each kind at the most.'),
  }),
  output: z.object({
    sections: z.array(z.object({ kind: FoundKind, items: z.array(SearchFound), hasMore: z.boolean() })),
    readAs: ReadAs,
  }),
  errors: saidBetweenErrors,
})

export const searchFind = operation({
  name: 'search.find',
  summary:
    'Search things of one kind, the newest first, with the words around each hit. Where few of very many fit, a page may hold fewer than there are: `next` goes on looking.',
  method: 'GET',
  path: '/search/found',
  allows: 'viewer',
  input: z.object({ ...asked, ...pageInput, kind: FoundKind }),
  output: page(SearchFound).extend({ readAs: ReadAs }),
  errors: saidBetweenErrors,
})
