import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing } from '../core/shapes.ts'
import { JobView } from './records.ts'

/** How long an archive of a workspace is kept for download. */
export const exportDays = 7

/** The largest archive that an upload may bring, in bytes. */
export const largestArchive = 16 * 1024 ** 3

export const exportWorkspace = operation({
  name: 'workspace.export',
  summary:
    'Make an archive of everything in the workspace, with its files. Download it with GET /workspace-exports/{export}.',
  method: 'POST',
  path: '/workspace-exports',
  allows: 'owner',
  input: z.object({}),
  output: z.object({ job: Id }),
})

export const WorkspaceExport = z.object({
  id: Id,
  job: Id,
  size: z.int(),
  sha256: z.string(),
  createdBy: z.string().nullable().describe('The name of the member who asked.'),
  createdAt: Instant,
  expiresAt: Instant,
})
export type WorkspaceExport = z.output<typeof WorkspaceExport>

export const listExports = operation({
  name: 'workspace.listExports',
  summary: 'List the archives of the workspace that can be downloaded, newest first.',
  method: 'GET',
  path: '/workspace-exports',
  allows: 'admin',
  input: z.object({}),
  output: z.object({ items: z.array(WorkspaceExport) }),
})

export const deleteExport = operation({
  name: 'workspace.deleteExport',
  summary: 'Delete an archive of the workspace before it expires.',
  method: 'DELETE',
  path: '/workspace-exports/{export}',
  allows: 'admin',
  input: z.object({ export: Id }),
  output: Nothing,
})

/** What can be wrong with an uploaded archive. The upload answers them, or the job that reads it. */
export const archiveErrors = {
  archive_unreadable: {
    status: 422,
    message: 'This is not a ZIP archive, or it was cut short. Download the export again and upload it whole.',
  },
  archive_foreign: {
    status: 422,
    message: 'This archive is not {wanted}. Choose the file that Firsthand made.',
  },
  archive_newer: {
    status: 422,
    message:
      'This archive was made by a newer version of Firsthand ({version}). Update this installation, then try again.',
  },
  archive_damaged: {
    status: 422,
    message: 'The archive is damaged: {entry} is not what its manifest says. Download the export again.',
  },
  archive_unsafe: {
    status: 422,
    message:
      'The archive holds what no archive of Firsthand holds ({entry}). It was refused, nothing was written.',
  },
  archive_row_refused: {
    status: 422,
    message: 'The database refused {entry}: {why}. Nothing of the archive was kept.',
  },
} as const

export const showImport = operation({
  name: 'workspaces.showImport',
  summary:
    'Show how far the import of a workspace is. Start one with POST /api/v1/workspace-imports, the archive as the body.',
  method: 'GET',
  path: '/workspace-imports/{importing}',
  allows: 'account',
  input: z.object({ importing: Id.describe('The id of the workspace that is being made.') }),
  output: JobView,
  errors: {
    ...archiveErrors,
    too_many: { status: 409, message: 'An account may have {limit} workspaces. Leave one first.' },
  },
})

export const cancelImport = operation({
  name: 'workspaces.cancelImport',
  summary: 'Stop the import of a workspace. Nothing of it is kept.',
  method: 'POST',
  path: '/workspace-imports/{importing}/cancel',
  allows: 'account',
  input: z.object({ importing: Id }),
  output: JobView,
  errors: { finished: { status: 409, message: 'This import has finished already.' } },
})
