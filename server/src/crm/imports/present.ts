import { sql } from 'kysely'
import type { ColumnTarget, ImportView } from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { storedOptions } from './options.ts'

export type StoredDialect = {
  format?: 'text' | 'xlsx' | 'vcard'
  encoding: string
  delimiter: string
  headerRow: number | null
  headers: string[]
  sheet?: string
  leaveHidden?: boolean
}

/** Imports as the API shows them, newest first. */
export function importRows(ctx: Context) {
  return ctx.db
    .selectFrom('imports')
    .leftJoin('jobs as job', (on) =>
      on.onRef('job.workspaceId', '=', 'imports.workspaceId').onRef('job.id', '=', 'imports.jobId'),
    )
    .leftJoin('jobs as undo', (on) =>
      on.onRef('undo.workspaceId', '=', 'imports.workspaceId').onRef('undo.id', '=', 'imports.undoJobId'),
    )
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'imports.workspaceId')
        .onRef('members.id', '=', 'imports.createdBy'),
    )
    .selectAll('imports')
    .select([
      'job.state as jobState',
      'job.progressDone as jobDone',
      'job.progressTotal as jobTotal',
      'job.problem as jobProblem',
    ])
    .select([
      'job.finishedAt as jobFinishedAt',
      'job.cancelledAt as jobCancelledAt',
      'job.startedAt as jobStartedAt',
    ])
    .select(
      sql<number>`(SELECT count(*)::int FROM jobs ahead WHERE ahead.workspace_id = imports.workspace_id
        AND job.state = 'waiting' AND ahead.state IN ('waiting', 'running') AND ahead.created_at < job.created_at)`.as(
        'jobsBefore',
      ),
    )
    .select([
      'undo.state as undoState',
      'undo.progressDone as undoDone',
      'undo.progressTotal as undoTotal',
      'undo.problem as undoProblem',
    ])
    .select([
      'undo.finishedAt as undoFinishedAt',
      'undo.cancelledAt as undoCancelledAt',
      'members.name as memberName',
    ])
    .where('imports.workspaceId', '=', ctx.workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof importRows>['execute']>>[number]

export function presentImport(row: Row, now: Date): ImportView {
  return {
    id: row.id,
    fileName: row.fileName,
    job: presentJob(row.jobId!, {
      state: row.jobState,
      done: row.jobDone,
      total: row.jobTotal,
      problem: row.jobProblem,
      finishedAt: row.jobFinishedAt,
      cancelledAt: row.jobCancelledAt,
    }),
    file: row.fileId,
    dialect: dialectOf(row.dialect as StoredDialect),
    headers: (row.dialect as StoredDialect).headers,
    mapping: row.mapping as ColumnTarget[],
    options: storedOptions(row.options),
    isPaused: isPaused(row),
    position: row.jobState === 'waiting' ? Number(row.jobsBefore) : null,
    secondsLeft: secondsLeft(row, now),
    rowsRead: row.rowsRead,
    peopleCreated: row.peopleCreated,
    peopleUpdated: row.peopleUpdated,
    rowsSkipped: row.rowsSkipped,
    rowsRefused: row.rowsRefused,
    organisationsUpdated: row.organisationsUpdated,
    introductionsMade: row.introductionsMade,
    introductionsRefused: row.introductionsRefused,
    mentionsRefused: row.mentionsRefused,
    rowsCorrected: row.rowsCorrected,
    createdBy: row.createdBy && row.memberName !== null ? { id: row.createdBy, name: row.memberName } : null,
    createdAt: row.createdAt,
    finishedAt: row.finishedAt ?? (isPaused(row) ? null : row.jobFinishedAt),
    undo: row.undoJobId
      ? presentJob(row.undoJobId, {
          state: row.undoState,
          done: row.undoDone,
          total: row.undoTotal,
          problem: row.undoProblem,
          finishedAt: row.undoFinishedAt,
          cancelledAt: row.undoCancelledAt,
        })
      : null,
    undoneAt: row.undoneAt,
    peopleRemoved: row.peopleRemoved,
    peopleReverted: row.peopleReverted,
    peopleSpared: row.peopleSpared,
    organisationsReverted: row.organisationsReverted,
    organisationsSpared: row.organisationsSpared,
    introductionsRemoved: row.introductionsRemoved,
  }
}

function dialectOf({ headers: _, ...dialect }: StoredDialect): ImportView['dialect'] {
  return dialect
}

function isPaused({ pausedAt, jobState }: Row): boolean {
  return pausedAt !== null && jobState !== 'done' && jobState !== 'failed'
}

/** As fast as the rows so far, once enough of them are done to tell. */
function secondsLeft({ jobState, jobStartedAt, jobDone, jobTotal }: Row, now: Date): number | null {
  if (jobState !== 'running' || !jobStartedAt || !jobDone || !jobTotal || jobDone < jobTotal / 100)
    return null
  const seconds = (now.getTime() - Date.parse(jobStartedAt)) / 1000
  return Math.max(1, Math.round((seconds / jobDone) * (jobTotal - jobDone)))
}

type JobColumns = {
  state: string | null
  done: number | null
  total: number | null
  problem: unknown
  finishedAt: string | null
  cancelledAt: string | null
}

function presentJob(
  id: string,
  { state, done, total, problem, finishedAt, cancelledAt }: JobColumns,
): ImportView['job'] {
  return {
    id,
    state: (state ?? 'done') as ImportView['job']['state'],
    done: done ?? 0,
    total,
    isCancelling: cancelledAt !== null && finishedAt === null,
    problem: problem as ImportView['job']['problem'],
  }
}
