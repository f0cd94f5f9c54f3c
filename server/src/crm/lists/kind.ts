import type { AnnouncedError, Operation } from '@firsthand/contract/core/operation'
import type { RawBuilder, SqlBool } from 'kysely'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Listed } from './read.ts'
import type { ListFilters } from './write.ts'

type Refusal = 'not_yours' | 'is_live' | 'is_fixed' | 'stands_on_live' | 'stands_on_private'

export type Count = { count: number; exact: boolean }

/** What is different of lists of people and of lists of organisations. */
export type ListKind<Of extends Listed> = {
  of: Of
  /** An operation that announces how all of them refuse. */
  refusing: Operation & { errors: Record<Refusal, AnnouncedError> }
  filter: z.ZodType<ListFilters[Of]>
  /** What must hold for whoever fits; refuses lists, fields and values that are not there. */
  test(ctx: Context, filter: ListFilters[Of]): Promise<RawBuilder<SqlBool>>
  /** The lists that a filter asks about. */
  listsIn(filter: ListFilters[Of]): string[]
  /** The count under the name that callers know it by. */
  counted(count: Count): Record<Of, Count>
}
