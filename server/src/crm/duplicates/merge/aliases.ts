import { failCommon, fail } from '@firsthand/contract/core/failure'
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

type Merging = Parameters<typeof fail>[0] & { errors: { merged: unknown } }

/** Ends an operation that found nobody under an id: they were merged, or were never there. */
export async function failGone(ctx: Context, operation: Merging, id: string): Promise<never> {
  const into = await mergedInto(ctx, id)
  return into
    ? fail(operation, 'merged' as never, { name: into.name, person: into.id })
    : failCommon('not_found')
}
