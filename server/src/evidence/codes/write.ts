import { type Failure, fail } from '@firsthand/contract/core/failure'
import type { Operation } from '@firsthand/contract/core/operation'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { fold } from '../../platform/search/fold.ts'

export type CodeFields = {
  definition?: string | undefined
  whenToUse?: string | undefined
  whenNot?: string | undefined
  example?: string | undefined
  colour?: number | undefined
  isHeading?: boolean | undefined
}

/** What two siblings may not share. */
export function nameKeyOf(name: string): string {
  return fold(name) || name.toLowerCase()
}

/**
 * Lets one change of the tree at a time into a workspace: two moves at once could otherwise close a circle that neither
 * sees.
 */
export async function holdCodebook(ctx: Context): Promise<void> {
  await ctx.db
    .selectFrom('workspaceSettings')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .forUpdate()
    .execute()
}

/** Those fields that were given. */
export function given(fields: CodeFields): Partial<Record<keyof CodeFields, never>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** Runs a change; says which name is taken where siblings would share one. */
export async function orNameTaken<Result>(
  operation: Operation & { errors: { name_taken: object } },
  name: string,
  change: () => Promise<Result>,
): Promise<Result> {
  try {
    return await change()
  } catch (error) {
    if (violates(error, 'codes_name')) return fail(operation, 'name_taken', { name })
    throw error as Failure
  }
}
