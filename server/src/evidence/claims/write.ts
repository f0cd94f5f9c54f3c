import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/evidence/claims'
import type { Context } from '../../platform/context.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { reassess } from './reassess.ts'

type NewClaim = Omit<Input<typeof contract.createClaim>, 'citations'>

/** Writes a claim down, on the lowest rung; answers its id. */
export async function writeClaim(
  ctx: Context,
  { sentence, kind, stakes, scope, study }: NewClaim,
): Promise<string> {
  await checkScope(ctx, scope)
  const id = ctx.newId()
  await ctx.db
    .insertInto('claims')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      sentence,
      kind,
      stakes,
      scopeContactTypes: scope?.contactTypes ?? [],
      scopeOrganisations: scope?.organisations ?? [],
      sourceKind: study ? 'study' : null,
      sourceId: study ?? null,
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
      updatedAt: ctx.instant,
    })
    .execute()
  await indexEntries(ctx, [{ kind: 'claim', id, text: sentence, weight: 1.8 }])
  ctx.record('claim.created', { kind: 'claim', id }, { after: { sentence, kind, stakes, scope } })
  await reassess(ctx, [id])
  return id
}

/** Changes what is given of a claim; a changed scope changes what counts. */
export async function changeClaim(
  ctx: Context,
  id: string,
  { version, scope, ...fields }: Omit<Input<typeof contract.updateClaim>, 'claim'>,
): Promise<void> {
  const before = await ctx.db
    .selectFrom('claims')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return failCommon('not_found')
  if (version !== undefined && version !== before.version) failCommon('conflict')
  await checkScope(ctx, scope)
  const { sentence = before.sentence, kind = before.kind, stakes = before.stakes } = fields
  await ctx.db
    .updateTable('claims')
    .set({
      sentence,
      kind,
      stakes,
      ...(scope && { scopeContactTypes: scope.contactTypes, scopeOrganisations: scope.organisations }),
      updatedAt: ctx.instant,
      version: before.version + 1,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await indexEntries(ctx, [{ kind: 'claim', id, text: sentence, weight: 1.8 }])
  ctx.record(
    'claim.updated',
    { kind: 'claim', id },
    {
      before: {
        ...before,
        scope: { contactTypes: before.scopeContactTypes, organisations: before.scopeOrganisations },
      },
      after: { ...fields, scope },
    },
  )
  await reassess(ctx, [id])
}

async function checkScope(ctx: Context, scope: NewClaim['scope']): Promise<void> {
  const wanted = [...new Set(scope?.organisations ?? [])]
  if (wanted.length === 0) return
  const found = await ctx.db
    .selectFrom('organisations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', wanted)
    .execute()
  if (found.length < wanted.length) fail(contract.createClaim, 'organisation_missing')
}
