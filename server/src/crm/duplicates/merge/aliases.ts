import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { AnnouncedError, Operation } from '@firsthand/contract/core/operation'
import type { Context } from '../../../platform/context.ts'

/** Whom somebody was merged into; undefined when they were not. Aliases move along, so one step always ends. */
export async function mergedInto(
  ctx: Context,
  id: string,
): Promise<{ id: string; name: string } | undefined> {
  return ctx.db
    .selectFrom('personAliases')
    .innerJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'personAliases.workspaceId')
        .onRef('people.id', '=', 'personAliases.personId'),
    )
    .select(['people.id', 'people.name'])
    .where('personAliases.workspaceId', '=', ctx.workspaceId)
    .where('personAliases.id', '=', id)
    .executeTakeFirst()
}

/** An operation that tells where somebody went. */
type Telling = Operation & { errors: { merged: AnnouncedError } }

/** Ends an operation that found nobody under an id: they were merged, or were never there. */
export async function failGone(ctx: Context, operation: Telling, id: string): Promise<never> {
  await refuseMerged(ctx, operation, id)
  return failCommon('not_found')
}

/** Ends an operation on somebody who was merged, with where they went. */
export async function refuseMerged(ctx: Context, operation: Telling, id: string): Promise<void> {
  const into = await mergedInto(ctx, id)
  if (into) fail(operation, 'merged', { name: into.name, person: into.id })
}
