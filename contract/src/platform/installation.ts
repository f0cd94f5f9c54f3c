import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Instant } from '../core/shapes.ts'

const Bytes = z.int().min(0)

/** How the installation does, for whoever runs it. Counts, kinds and moments; nothing that is in any workspace. */
export const InstallationStatus = z.object({
  version: z.string(),
  node: z.string(),
  startedAt: Instant,
  publicUrl: z.string(),
  database: z.object({
    kind: z.enum(['embedded', 'server', 'cluster']),
    version: z.string(),
    bytes: Bytes,
    migrations: z.int(),
    latestMigration: z.string().nullable(),
  }),
  storage: z.object({
    files: z.int().describe('Uploaded files, in all workspaces.'),
    bytes: Bytes,
    freeBytes: Bytes.nullable().describe('What is free where the data folder is.'),
  }),
  mail: z.object({
    isSet: z.boolean(),
    sent: z.int().describe('Mails that the mail server took since this server started.'),
    failed: z.int().describe('Mails that it did not take since then.'),
    lastFailure: z.object({ at: Instant, problem: z.string() }).nullable(),
  }),
  workspaces: z.int(),
  memoryBytes: Bytes,
  jobs: z.object({
    waiting: z.int(),
    running: z.int(),
    oldestWaitingSince: Instant.nullable(),
    failedLastDay: z.array(z.object({ kind: z.string(), count: z.int(), lastAt: Instant })),
  }),
  deliveries: z.object({
    waiting: z.int(),
    oldestSince: Instant.nullable(),
    failing: z.array(z.object({ consumer: z.string(), count: z.int() })),
  }),
  warnings: z
    .array(z.object({ code: z.string(), message: z.string() }))
    .describe('What somebody should look at, each with what to do.'),
})
export type InstallationStatus = z.output<typeof InstallationStatus>

export const showStatus = operation({
  name: 'installation.status',
  summary: 'Say how the installation does: versions, storage, mail, jobs and failures. For operators.',
  method: 'GET',
  path: '/installation/status',
  allows: 'account',
  input: z.object({}),
  output: InstallationStatus,
  errors: {
    operators_only: {
      status: 403,
      message:
        'Only operators of this installation see this. Whoever runs it names them in the setting OPERATORS.',
    },
  },
})
