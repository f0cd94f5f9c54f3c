import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Money, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { NoContact } from './consents.ts'

export const pipelineLimits = {
  name: 80,
  stages: 20,
  limitDays: 730,
  quota: 500,
  pipelines: 50,
  lostReasons: 100,
  why: 1_000,
  title: 160,
  movesPerEntry: 500,
}

/** Whether somebody in a stage is still on the way, or has said yes or no. */
export const goals = ['open', 'won', 'lost'] as const
export const Goal = z.enum(goals)
export type Goal = z.output<typeof Goal>

/** An amount that somebody may pay. */
export const EntryValue = Money.extend({
  amountMinor: z.int().min(0).describe('In the smallest unit, such as cents.'),
})

export const StageView = z.object({
  id: Id,
  name: z.string(),
  goal: Goal,
  limitDays: z.int().nullable().describe('After how many days in this stage an entry is late.'),
  quota: z.int().nullable().describe('How many entries one member should work on here at once.'),
  archivedAt: Instant.nullable(),
})
export type StageView = z.output<typeof StageView>

export const PipelineView = z.object({
  id: Id,
  name: z.string(),
  stages: z.array(StageView).describe('In their order; archived ones last.'),
  openCount: z.int().describe('Entries under way; counted to 10,000.'),
  archivedAt: Instant.nullable(),
  version: z.int(),
})
export type PipelineView = z.output<typeof PipelineView>

export const StageInput = z.object({
  id: Id.optional().describe('Of a stage that is there already; without it a new one is made.'),
  name: line(pipelineLimits.name),
  goal: Goal.default('open'),
  limitDays: z.int().min(1).max(pipelineLimits.limitDays).nullable().default(null),
  quota: z.int().min(1).max(pipelineLimits.quota).nullable().default(null),
})
export type StageInput = z.input<typeof StageInput>

const stages = z.array(StageInput).min(1).max(pipelineLimits.stages)

export const pipelineTemplates = ['sales', 'research_partners'] as const
export const PipelineTemplate = z.enum(pipelineTemplates)
export type PipelineTemplate = z.output<typeof PipelineTemplate>

const pipelineErrors = {
  name_taken: { status: 409, message: 'There is a pipeline of this name already. Choose another name.' },
  goals_missing: {
    status: 422,
    message:
      'A pipeline needs at least one open stage, one that is won and one that is lost. Add what is missing.',
  },
  stages_alike: { status: 422, message: 'Two stages are called {name}. Give each a name of its own.' },
} as const

export const listPipelines = operation({
  name: 'pipelines.list',
  summary: 'List pipelines with their stages.',
  method: 'GET',
  path: '/pipelines',
  allows: 'viewer',
  input: z.object({ archived: z.boolean().default(false) }),
  output: z.object({ items: z.array(PipelineView) }),
})

export const showPipeline = operation({
  name: 'pipelines.show',
  summary: 'Show a pipeline: its stages, also those that were archived.',
  method: 'GET',
  path: '/pipelines/{pipeline}',
  allows: 'viewer',
  input: z.object({ pipeline: Id }),
  output: PipelineView,
})

export const createPipeline = operation({
  name: 'pipelines.create',
  summary: 'Make a pipeline from one of our templates, or from stages of your own.',
  method: 'POST',
  path: '/pipelines',
  allows: 'member',
  input: z.object({
    name: line(pipelineLimits.name),
    template: PipelineTemplate.optional().describe('Its stages are used where none are given.'),
    stages: stages.optional(),
  }),
  output: PipelineView,
  errors: {
    ...pipelineErrors,
    stages_missing: { status: 422, message: 'Give stages, or choose a template.' },
    too_many: { status: 409, message: 'There are {limit} pipelines already. Archive one first.' },
  },
})

export const updatePipeline = operation({
  name: 'pipelines.update',
  summary: 'Rename a pipeline, archive it or bring it back, or replace its stages.',
  method: 'PATCH',
  path: '/pipelines/{pipeline}',
  allows: 'member',
  input: z.object({
    pipeline: Id,
    name: line(pipelineLimits.name).optional(),
    archived: z.boolean().optional(),
    stages: stages
      .optional()
      .describe('All of them, in their order. Those left out are archived and keep their history.'),
    version: z.int().describe('Refuses when somebody else changed the pipeline since.'),
  }),
  output: PipelineView,
  errors: {
    ...pipelineErrors,
    stage_in_use: {
      status: 409,
      message: 'There are still entries in {stage}. Move them to another stage, then archive it.',
    },
    goal_fixed: {
      status: 409,
      message: 'Entries have been in {stage}, so it stays {goal}. Archive it and add a new stage instead.',
    },
    stage_missing: { status: 404, message: 'One of these stages is not of this pipeline. Load it again.' },
  },
})

export const LostReasonView = z.object({ id: Id, name: z.string(), archivedAt: Instant.nullable() })
export type LostReasonView = z.output<typeof LostReasonView>

export const listLostReasons = operation({
  name: 'lostReasons.list',
  summary: 'List the reasons for which an entry can be lost.',
  method: 'GET',
  path: '/lost-reasons',
  allows: 'viewer',
  input: z.object({ archived: z.boolean().default(false) }),
  output: z.object({ items: z.array(LostReasonView) }),
})

const reasonTaken = {
  name_taken: {
    status: 409,
    message: 'There is a reason of this name already, perhaps archived. Use that one.',
  },
} as const

export const createLostReason = operation({
  name: 'lostReasons.create',
  summary: 'Add a reason for which an entry can be lost.',
  method: 'POST',
  path: '/lost-reasons',
  allows: 'member',
  input: z.object({ name: line(pipelineLimits.name) }),
  output: LostReasonView,
  errors: {
    ...reasonTaken,
    too_many: { status: 409, message: 'There are {limit} reasons already. Archive one first.' },
  },
})

export const updateLostReason = operation({
  name: 'lostReasons.update',
  summary: 'Rename a reason, archive it or bring it back.',
  method: 'PATCH',
  path: '/lost-reasons/{reason}',
  allows: 'member',
  input: z.object({
    reason: Id,
    name: line(pipelineLimits.name).optional(),
    archived: z.boolean().optional(),
  }),
  output: LostReasonView,
  errors: reasonTaken,
})

export const ProspectView = z.object({
  id: Id,
  person: z.object({
    id: Id,
    name: z.string(),
    organisation: z.object({ id: Id, name: z.string() }).nullable(),
  }),
  mayContact: z.boolean().describe('False: they do not wish to be contacted.'),
  note: z.string(),
  addedAt: Instant,
  addedBy: z.object({ id: Id, name: z.string() }).nullable(),
})
export type ProspectView = z.output<typeof ProspectView>

export const listProspects = operation({
  name: 'prospects.list',
  summary: 'List the prospects of a pipeline, newest first: people who may enter it and are not in it yet.',
  method: 'GET',
  path: '/pipelines/{pipeline}/prospects',
  allows: 'viewer',
  input: z.object({ pipeline: Id, ...pageInput }),
  output: page(ProspectView),
})

export const addProspects = operation({
  name: 'prospects.add',
  summary:
    'Put people into the prospect pool of a pipeline. Those who are in it stay as they are; those who do not wish to be contacted are left out and named.',
  method: 'POST',
  path: '/pipelines/{pipeline}/prospects',
  allows: 'member',
  input: z.object({
    pipeline: Id,
    people: z.array(Id).min(1).max(200),
    note: paragraphs(pipelineLimits.why).default(''),
  }),
  output: z.object({
    added: z.int(),
    alreadyThere: z.int(),
    refused: z
      .array(NoContact)
      .describe('Who was left out, and why. Somebody who is the only one asked for is refused as a whole.'),
  }),
  errors: {
    person_missing: {
      status: 404,
      message: 'One of these people is not there any more. Load the list again.',
    },
  },
})

export const removeProspect = operation({
  name: 'prospects.remove',
  summary: 'Take somebody out of the prospect pool.',
  method: 'DELETE',
  path: '/prospects/{prospect}',
  allows: 'member',
  input: z.object({ prospect: Id }),
  output: z.object({}),
})
