import { type RawBuilder, sql } from 'kysely'

/**
 * For a condition on ids, `where('id', '=', anyOf(ids))`: one text however many they are, where `in` has a text for each
 * number of them. So a connection can keep the plan, and the driver sends one parameter.
 */
export function anyOf(ids: Iterable<string>): RawBuilder<string> {
  return sql<string>`ANY(${[...ids]}::uuid[])`
}
