import { failCommon } from '@firsthand/contract/core/failure'
import type { PersonRef } from '@firsthand/contract/crm/people'
import type { RecruitPlace, RecruitRow, RecruitView } from '@firsthand/contract/studies/recruits'
import type { Selectable } from 'kysely'
import { personRefs } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import type { Recruits } from '../../platform/db/tables.ts'
import { heldBack } from './held-back.ts'

export type Recruit = Selectable<Recruits>

export async function findRecruit(ctx: Context, id: string, { lock = false } = {}): Promise<Recruit> {
  const row = await ctx.db
    .selectFrom('recruits')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

export async function readRecruit(ctx: Context, id: string): Promise<RecruitView> {
  const row = await findRecruit(ctx, id)
  const [shown] = await presentRecruits(ctx, [row])
  const steps = await ctx.db
    .selectFrom('recruitSteps')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recruitId', '=', id)
    .orderBy('movedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  const names = await memberNames(
    ctx,
    steps.map((step) => step.movedBy),
  )
  return {
    ...(shown ?? failCommon('not_found')),
    study: row.studyId,
    history: steps.map((step) => ({
      step: step.step as RecruitPlace,
      at: step.at,
      note: step.note,
      by: refOf(names, step.movedBy),
      source: step.sourceKind && step.sourceId ? { kind: step.sourceKind, id: step.sourceId } : null,
    })),
  }
}

export async function presentRecruits(ctx: Context, rows: Recruit[]): Promise<RecruitRow[]> {
  const people = rows.map((row) => row.personId)
  const refs = await personRefs(ctx, people)
  const held = await heldBack(ctx, people)
  const names = await memberNames(
    ctx,
    rows.flatMap((row) => [row.addedBy, row.overriddenBy]),
  )
  return rows.map((row) =>
    present(row, { person: refs.get(row.personId)!, held: held.get(row.personId) ?? [], names }),
  )
}

export async function memberNames(ctx: Context, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('members')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export function refOf(names: Map<string, string>, id: string | null): { id: string; name: string } | null {
  const name = id === null ? undefined : names.get(id)
  return id !== null && name !== undefined ? { id, name } : null
}

function present(
  row: Recruit,
  { person, held, names }: { person: PersonRef; held: RecruitRow['heldBack']; names: Map<string, string> },
): RecruitRow {
  return {
    id: row.id,
    person,
    channel: row.channel as RecruitRow['channel'],
    why: row.why,
    step: row.step as RecruitPlace,
    times: {
      found: row.foundAt,
      asked: row.askedAt,
      agreed: row.agreedAt,
      scheduled: row.scheduledAt,
      met: row.metAt,
      learned: row.learnedAt,
    },
    heldBack: held,
    override: row.overriddenAt
      ? { by: refOf(names, row.overriddenBy), at: row.overriddenAt, reason: row.overrideReason }
      : null,
    addedBy: refOf(names, row.addedBy),
    updatedAt: row.updatedAt,
    version: row.version,
  }
}
