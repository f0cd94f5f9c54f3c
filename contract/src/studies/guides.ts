import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { exemptTypes, ruleCodes } from './question-lint.ts'
import { questionLabels } from './question-rule.ts'

export const guideLimits = {
  title: 160,
  section: 160,
  note: 8_000,
  ask: 1_500,
  purpose: 500,
  followUp: 500,
  followUps: 20,
  sections: 60,
  promptsInSection: 100,
  minutes: 480,
  markdown: 400_000,
  linted: 500,
}

const MemberName = z.object({ id: Id, name: z.string() })
const Minutes = z.int().min(1).max(guideLimits.minutes).nullable()

/** Whether a prompt is asked, or is something to say or explain: a welcome, what the data is for. */
export const PromptKind = z.enum(['ask', 'say'])

export const PromptView = z.object({
  id: Id.describe('The same in every version of the guide.'),
  kind: PromptKind,
  ask: z.string().describe('The words.'),
  purpose: z.string().describe('What it is to find out.'),
  followUps: z.array(z.string()),
  minutes: z.int().nullable(),
  isSensitive: z.boolean().describe('Asked late, when people trust you.'),
})
export type PromptView = z.output<typeof PromptView>

export const SectionView = z.object({
  id: Id,
  title: z.string(),
  note: z.string().describe('For whoever asks; not read out.'),
  minutes: z.int().nullable(),
  prompts: z.array(PromptView),
})
export type SectionView = z.output<typeof SectionView>

const counts = { promptCount: z.int(), plannedMinutes: z.int().describe('The sum of what is estimated.') }

export const GuideRow = z.object({
  id: Id,
  title: z.string(),
  study: z.object({ id: Id, title: z.string() }),
  version: z.int(),
  savedAt: Instant,
  savedBy: MemberName.nullable(),
  ...counts,
})
export type GuideRow = z.output<typeof GuideRow>

export const GuideView = GuideRow.extend({
  latest: z.int().describe('The number of the newest version.'),
  budgetMinutes: z.int().nullable(),
  sections: z.array(SectionView),
  archivedAt: Instant.nullable(),
})
export type GuideView = z.output<typeof GuideView>

const PromptShape = z.object({
  id: Id.optional().describe('Sent again, so that it stays the same prompt.'),
  kind: PromptKind.default('ask'),
  ask: line(guideLimits.ask),
  purpose: line(guideLimits.purpose, 0).default(''),
  followUps: z.array(line(guideLimits.followUp)).max(guideLimits.followUps).default([]),
  minutes: Minutes.default(null),
  isSensitive: z.boolean().default(false),
})

export const SectionShape = z.object({
  id: Id.optional(),
  title: line(guideLimits.section),
  note: paragraphs(guideLimits.note).default(''),
  minutes: Minutes.default(null),
  prompts: z.array(PromptShape).max(guideLimits.promptsInSection).default([]),
})
export type SectionDraft = z.output<typeof SectionShape>

const content = {
  title: line(guideLimits.title),
  budgetMinutes: Minutes.default(null).describe('How long the conversation may take.'),
  sections: z.array(SectionShape).max(guideLimits.sections),
}

const errors = { study_missing: { status: 404, message: 'This study is not there any more.' } } as const
const unreadable = {
  ...errors,
  no_prompts: {
    status: 422,
    message: 'Nothing in this text asks or invites. Paste a guide with questions, or start an empty one.',
  },
  too_much: {
    status: 422,
    message: 'This is more than one guide holds ({limit}). Split it and import the parts.',
  },
} as const

export const listGuides = operation({
  name: 'guides.list',
  summary: 'List interview guides, last changed first; of one study, or of all.',
  method: 'GET',
  path: '/guides',
  allows: 'viewer',
  input: z.object({ ...pageInput, study: Id.optional() }),
  output: page(GuideRow),
})

export const showGuide = operation({
  name: 'guides.show',
  summary: 'Show a guide: its sections and prompts, as they are or were in a version.',
  method: 'GET',
  path: '/guides/{guide}',
  allows: 'viewer',
  input: z.object({ guide: Id, version: z.int().min(1).optional() }),
  output: GuideView,
})

export const listGuideVersions = operation({
  name: 'guides.versions',
  summary: 'List the versions of a guide, newest first. Versions never change.',
  method: 'GET',
  path: '/guides/{guide}/versions',
  allows: 'viewer',
  input: z.object({ ...pageInput, guide: Id }),
  output: page(
    z.object({
      number: z.int(),
      title: z.string(),
      savedAt: Instant,
      savedBy: MemberName.nullable(),
      ...counts,
    }),
  ),
})

export const createGuide = operation({
  name: 'guides.create',
  summary: 'Write a guide for a study.',
  method: 'POST',
  path: '/guides',
  allows: 'member',
  input: z.object({ study: Id, ...content, sections: content.sections.default([]) }),
  output: GuideView,
  errors,
})

export const saveGuide = operation({
  name: 'guides.save',
  summary: 'Save a guide as a new version. Prompts sent with their id stay the same prompts.',
  method: 'PUT',
  path: '/guides/{guide}',
  allows: 'member',
  input: z.object({
    guide: Id,
    version: z.int().min(1).describe('The version that was changed; refused when there is a newer one.'),
    ...content,
  }),
  output: GuideView,
})

export const duplicateGuide = operation({
  name: 'guides.duplicate',
  summary: 'Copy a guide, into the same study or another.',
  method: 'POST',
  path: '/guides/{guide}/duplicate',
  allows: 'member',
  input: z.object({ guide: Id, study: Id.optional(), title: line(guideLimits.title).optional() }),
  output: GuideView,
  errors,
})

export const archiveGuide = operation({
  name: 'guides.archive',
  summary: 'Put a guide away, or take it out again.',
  method: 'POST',
  path: '/guides/{guide}/archive',
  allows: 'member',
  input: z.object({ guide: Id, isArchived: z.boolean().default(true) }),
  output: Nothing,
})

export const importGuide = operation({
  name: 'guides.import',
  summary: 'Make a guide of Markdown: headings become sections, questions become prompts, the rest notes.',
  method: 'POST',
  path: '/guides/import',
  allows: 'member',
  input: z.object({
    study: Id,
    title: line(guideLimits.title).optional().describe('The first heading, when left out.'),
    markdown: paragraphs(guideLimits.markdown, 1),
  }),
  output: GuideView,
  errors: unreadable,
})

export const exportGuide = operation({
  name: 'guides.export',
  summary: 'Give a guide as Markdown that can be imported again.',
  method: 'GET',
  path: '/guides/{guide}/markdown',
  allows: 'viewer',
  input: z.object({ guide: Id, version: z.int().min(1).optional() }),
  output: z.object({ fileName: z.string(), markdown: z.string() }),
})

export const lintQuestions = operation({
  name: 'guides.lint',
  summary:
    'Look at questions for common faults: closed, leading, hypothetical, asking for solutions, double, jargon.',
  method: 'POST',
  path: '/guides/lint',
  allows: 'viewer',
  onlyReads: true,
  input: z.object({
    questions: z
      .array(
        z.object({
          question: paragraphs(2_000),
          type: z.enum([...exemptTypes, 'screener', 'survey', 'confirmation']).optional(),
        }),
      )
      .max(guideLimits.linted),
  }),
  output: z.object({
    items: z.array(
      z.object({
        form: z
          .enum(['open', 'closed'])
          .nullable()
          .describe('Null where nothing is asked, or not in English.'),
        findings: z.array(
          z.object({
            label: z.enum(questionLabels),
            rule: z.string(),
            strength: z.enum(['strong', 'mild']),
            from: z.int().describe('UTF-16 units.'),
            to: z.int(),
            why: z.string(),
            rewrite: z.array(z.string()),
          }),
        ),
      }),
    ),
  }),
})

const RuleCode = z.enum([...questionLabels, ...ruleCodes])

export const showLintRules = operation({
  name: 'lintRules.show',
  summary: 'Show which rules of the lint this workspace has switched off.',
  method: 'GET',
  path: '/lint-rules',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ off: z.array(z.string()) }),
})

export const setLintRules = operation({
  name: 'lintRules.set',
  summary: 'Switch rules of the lint off for everybody in this workspace, by code or by label.',
  method: 'PUT',
  path: '/lint-rules',
  allows: 'member',
  input: z.object({ off: z.array(RuleCode).max(100) }),
  output: z.object({ off: z.array(z.string()) }),
})
