import { BulkChange, type BulkEditView } from '@firsthand/contract/crm/bulk'
import type { Selectable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { BulkEdits } from '../../platform/db/tables.ts'
import { presentJob } from '../../platform/records/jobs.ts'

/** Changes to many people, as the API shows them. */
export async function presentEdits(ctx: Context, rows: Selectable<BulkEdits>[]): Promise<BulkEditView[]> {
  const jobIds = rows.flatMap((row) => [row.jobId, row.undoJobId]).filter((id) => id !== null)
  const memberIds = rows.map((row) => row.createdBy).filter((id) => id !== null)
  const jobs =
    jobIds.length === 0
      ? []
      : await ctx.db
          .selectFrom('jobs')
          .selectAll()
          .where('workspaceId', '=', ctx.workspaceId)
          .where('id', 'in', jobIds)
          .execute()
  const members =
    memberIds.length === 0
      ? []
      : await ctx.db
          .selectFrom('members')
          .select(['id', 'name'])
          .where('workspaceId', '=', ctx.workspaceId)
          .where('id', 'in', memberIds)
          .execute()
  const jobOf = (id: string | null) => {
    const job = jobs.find((each) => each.id === id)
    return job ? presentJob(job) : null
  }
  return rows.map((row) => ({
    id: row.id,
    change: BulkChange.parse(row.change),
    job: jobOf(row.jobId),
    lookedAt: row.lookedAt,
    changed: row.changed,
    madeBy: members.find((member) => member.id === row.createdBy)?.name ?? null,
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
    undoJob: jobOf(row.undoJobId),
    undoAskedAt: row.undoAskedAt,
    restored: row.restored,
    spared: row.spared,
    undoneAt: row.undoneAt,
  }))
}
