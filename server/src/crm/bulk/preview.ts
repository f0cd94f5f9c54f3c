import type { Input, Output } from '@firsthand/contract/core/operation'
import { type BulkValue, type previewBulkEdit, bulkLimits } from '@firsthand/contract/crm/bulk'
import type { Context } from '../../platform/context.ts'
import { countPeople } from '../people/list.ts'
import { chunks } from '../../platform/events/record.ts'
import { scopeTests, somePeople } from './apply.ts'
import type { Aspect, Kept } from './aspect.ts'
import { aspectOf } from './change.ts'

type Asked = Input<typeof previewBulkEdit>

/** What a change would do, told from the first people it would meet. Writes nothing. */
export async function previewEdit(
  ctx: Context,
  { scope, change }: Asked,
): Promise<Output<typeof previewBulkEdit>> {
  const tests = await scopeTests(ctx, scope)
  const aspect = await aspectOf(ctx, change)
  const people = await somePeople(ctx, tests, { after: null, limit: bulkLimits.previewed, lock: false })
  const changes: { id: string; before: Kept; after: Kept }[] = []
  for (const some of chunks(people, 500))
    for (const [id, before] of await aspect.read(ctx, some)) {
      const after = aspect.next(ctx, before)
      if (!aspect.isSame(before, after)) changes.push({ id, before, after })
    }
  const newName =
    change.change === 'set_organisation' && change.organisation && 'name' in change.organisation
      ? change.organisation.name
      : undefined
  return {
    matching: await countPeople(ctx, tests, {}),
    lookedAt: people.length,
    wouldChange: changes.length,
    unchanged: people.length - changes.length,
    examples: await examplesOf(ctx, aspect, changes.slice(0, bulkLimits.examples), newName),
  }
}

async function examplesOf(
  ctx: Context,
  aspect: Aspect,
  changes: { id: string; before: Kept; after: Kept }[],
  newName: string | undefined,
) {
  if (changes.length === 0) return []
  const rows = await ctx.db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where(
      'id',
      'in',
      changes.map((each) => each.id),
    )
    .execute()
  const show = await aspect.show(
    ctx,
    changes.flatMap((each) => [each.before, each.after]),
  )
  // An organisation that is not made yet has a name and no row.
  const showAfter = (after: Kept): BulkValue =>
    newName === undefined ? show(after) : { organisation: { id: String(after), name: newName } }
  return changes.map(({ id, before, after }) => ({
    person: rows.find((row) => row.id === id)!,
    before: show(before),
    after: showAfter(after),
  }))
}
