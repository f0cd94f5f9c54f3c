import type { Domain } from '../platform/domain.ts'
import { beginningHandlers } from './beginnings/beginnings.ts'
import { todayHandlers } from './today/today.ts'

/** What to do because of what is known: today, and the first steps. */
export const discovery: Domain = { name: 'discovery', handlers: [...todayHandlers, ...beginningHandlers] }
