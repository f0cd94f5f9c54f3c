import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, page, pageInput } from '../core/shapes.ts'
import { JobView } from '../platform/records.ts'

/** How long an exported project can be downloaded. */
export const projectExportDays = 7

export const projectLimits = {
  /** Of an uploaded project, in bytes. */
  file: 2_000_000_000,
  /** Of one text in it, in bytes. */
  text: 20 * 1024 * 1024,
  cases: 5_000,
  users: 500,
  /** How many of each kind of problem are shown by name. */
  shown: 50,
}

/** What can be wrong with a project file. The preview says it, or the job that reads it. */
export const projectErrors = {
  unreadable: {
    status: 422,
    message: 'This REFI-QDA project cannot be read: {reason}. Export it again and upload it whole.',
  },
  not_a_project: {
    status: 422,
    message:
      'This file is no REFI-QDA project: it begins with “{root}”. Choose a .qdpx file; a codebook (.qdc) comes in under “Bring codes in”.',
  },
  no_project_in_it: {
    status: 422,
    message: 'There is no project.qde in this file. Choose a REFI-QDA project (.qdpx).',
  },
  unsafe: {
    status: 422,
    message:
      'This file unpacks to something that no project holds ({entry}). It was refused and nothing was kept.',
  },
  too_many_codes: {
    status: 422,
    message: 'With this project the codebook would hold more than {limit} codes. Bring in a smaller one.',
  },
  blind: {
    status: 409,
    message:
      '{name} codes some of these words blind in “{round}” right now. Bring the project in when that round is over, so that nobody sees these codes before.',
  },
  too_deep: {
    status: 422,
    message: 'The codes of this project go deeper than {limit} levels. Make them flatter and export again.',
  },
} as const

const Left = z.object({
  what: z.string().describe('A stable word, such as no_place, missing_file, outside_text.'),
  count: z.int(),
  sentence: z.string(),
  examples: z.array(z.string()),
})

/** How much of a project there is. */
export const ProjectCounts = z.object({
  codes: z.int(),
  texts: z.int(),
  selections: z.int().describe('Selections in texts; each makes one piece of evidence.'),
  codings: z.int(),
  notes: z.int(),
  cases: z.int(),
  users: z.int(),
  files: z.int().describe('Pictures, recordings and PDF files that are kept beside the texts.'),
})
export type ProjectCounts = z.output<typeof ProjectCounts>

export const ProjectPreview = z.object({
  name: z.string(),
  origin: z.string().describe('The program that wrote it, as it says.'),
  counts: ProjectCounts,
  users: z.array(z.object({ user: z.string(), name: z.string(), member: Id.nullable() })),
  cases: z.array(
    z.object({
      case: z.string(),
      name: z.string(),
      person: z
        .object({ id: Id, name: z.string() })
        .nullable()
        .describe('The one person of this name or address.'),
    }),
  ),
  sources: z.array(z.object({ name: z.string(), kind: z.string(), selections: z.int(), codings: z.int() })),
  codes: z.array(z.string()).describe('The first of the codes, as paths.'),
  left: z.array(Left).describe('What cannot come over as it is, and why.'),
  alreadyIn: z.object({ import: Id, at: Instant }).nullable(),
})
export type ProjectPreview = z.output<typeof ProjectPreview>

export const previewProject = operation({
  name: 'projects.preview',
  summary:
    'Read an uploaded REFI-QDA project (.qdpx) without keeping it: what is in it and what has no place here.',
  method: 'POST',
  path: '/project-imports/preview',
  allows: 'member',
  onlyReads: true,
  input: z.object({ file: Id }),
  output: ProjectPreview,
  errors: projectErrors,
})

export const importProject = operation({
  name: 'projects.import',
  summary:
    'Bring in an uploaded REFI-QDA project: its texts, codes, codings, notes and cases, all or nothing.',
  method: 'POST',
  path: '/project-imports',
  allows: 'member',
  input: z.object({
    file: Id,
    cases: z
      .array(z.object({ case: z.string().max(80), person: Id.nullable() }))
      .max(projectLimits.cases)
      .default([])
      .describe('Who a case is; null leaves it out.'),
    otherCases: z
      .enum(['match_or_add', 'match', 'leave_out'])
      .default('match_or_add')
      .describe('What becomes of cases that were not named: the one person of that name, or somebody new.'),
    users: z
      .array(z.object({ user: z.string().max(80), member: Id }))
      .max(projectLimits.users)
      .default([])
      .describe('Which member a coder is. Others are kept by their name, as former members.'),
    again: z.boolean().default(false).describe('Brings in a project that is here already a second time.'),
  }),
  output: z.object({ import: Id, job: Id }),
  errors: {
    ...projectErrors,
    already_in: {
      status: 409,
      message:
        'This very project was brought in before. Undo that import first, or say that you want it twice.',
    },
    person_missing: { status: 404, message: 'One of the people is not there any more. Choose another.' },
    member_missing: { status: 404, message: 'One of the members is not in this workspace. Choose another.' },
  },
})

export const ProjectImportView = z.object({
  id: Id,
  name: z.string(),
  origin: z.string(),
  fileName: z.string(),
  job: JobView.pick({ id: true, state: true, done: true, total: true, problem: true }),
  counts: ProjectCounts.nullable().describe('What came over; null until it is done.'),
  left: z.array(Left),
  files: z
    .array(z.object({ file: Id, name: z.string() }))
    .describe('Files that are kept and shown nowhere else.'),
  undone: z
    .object({
      at: Instant,
      kept: z.int().describe('Things that somebody has built on since, and that stay.'),
    })
    .nullable(),
  createdBy: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: Instant,
})
export type ProjectImportView = z.output<typeof ProjectImportView>

export const listProjectImports = operation({
  name: 'projects.listImports',
  summary: 'List the REFI-QDA projects that were brought in, newest first.',
  method: 'GET',
  path: '/project-imports',
  allows: 'viewer',
  input: z.object(pageInput),
  output: page(ProjectImportView),
})

export const showProjectImport = operation({
  name: 'projects.showImport',
  summary: 'Show how far the import of a REFI-QDA project is and what came of it.',
  method: 'GET',
  path: '/project-imports/{import}',
  allows: 'viewer',
  input: z.object({ import: Id }),
  output: ProjectImportView,
})

export const undoProjectImport = operation({
  name: 'projects.undoImport',
  summary: 'Take back what a project brought in. What somebody has built on since stays and is counted.',
  method: 'POST',
  path: '/project-imports/{import}/undo',
  allows: 'member',
  input: z.object({ import: Id }),
  output: z.object({ job: Id }),
  errors: {
    not_done: { status: 409, message: 'This import is still running. Cancel it, or wait until it is done.' },
    undone: { status: 409, message: 'This import was taken back already.' },
  },
})

const scope = {
  study: Id.optional().describe('Only the texts of the conversations of this study.'),
  texts: z.array(Id).min(1).max(500).optional().describe('Only these texts.'),
}

export const previewProjectExport = operation({
  name: 'projects.previewExport',
  summary: 'Say what a REFI-QDA project of these texts would hold, and what would be left out and why.',
  method: 'GET',
  path: '/project-exports/preview',
  allows: 'member',
  input: z.object(scope),
  output: z.object({ counts: ProjectCounts.omit({ files: true, notes: true }), left: z.array(Left) }),
})

export const exportProject = operation({
  name: 'projects.export',
  summary:
    'Write texts with their codes and codings as a REFI-QDA project (.qdpx) for another coding program. Download it with GET /project-exports/{export}.',
  method: 'POST',
  path: '/project-exports',
  allows: 'member',
  input: z.object({
    ...scope,
    name: line(200).default('Firsthand'),
    withNames: z
      .boolean()
      .default(false)
      .describe('Names people. Otherwise they are “Person 1”, “Person 2”, … as cases and as speakers.'),
  }),
  output: z.object({ job: Id }),
})

export const ProjectExportView = z.object({
  id: Id,
  job: Id,
  name: z.string(),
  size: z.int(),
  left: z.array(Left),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  expiresAt: Instant,
})
export type ProjectExportView = z.output<typeof ProjectExportView>

export const listProjectExports = operation({
  name: 'projects.listExports',
  summary: 'List the REFI-QDA projects that can be downloaded, newest first.',
  method: 'GET',
  path: '/project-exports',
  allows: 'member',
  input: z.object({}),
  output: z.object({ items: z.array(ProjectExportView) }),
})

export const deleteProjectExport = operation({
  name: 'projects.deleteExport',
  summary: 'Delete an exported project before it expires.',
  method: 'DELETE',
  path: '/project-exports/{export}',
  allows: 'member',
  input: z.object({ export: Id }),
  output: Nothing,
})
