import { insertList } from '../crm/lists/write.ts'
import type { Context } from '../platform/context.ts'
import type { Loading } from './load-people.ts'

/** Lists that stay true by themselves, of people and of organisations, and one that somebody put together. */
export async function loadLists(ctx: Context, { people }: Loading): Promise<void> {
  await insertList(ctx, 'people', {
    name: 'Couriers whom nobody met for three weeks',
    note: '',
    filter: {
      match: 'all',
      conditions: [
        { what: 'role', how: 'contains', value: 'courier' },
        { what: 'lastTouch', how: 'within', days: 21, not: true },
      ],
    },
    shared: true,
    madeBy: null,
  })
  await insertList(ctx, 'people', {
    name: 'Ask to read the press release',
    note: 'Two who would use it and one who would pay.',
    holds: ['nele', 'dilan', 'ines'].flatMap((key) => people.get(key) ?? []),
    shared: true,
    madeBy: null,
  })
  await insertList(ctx, 'organisations', {
    name: 'Where we know several people',
    note: '',
    filter: { match: 'all', conditions: [{ what: 'people', how: 'atLeast', count: 2 }] },
    shared: true,
    madeBy: null,
  })
}
