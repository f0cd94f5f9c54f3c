import type { ConsentState } from '@firsthand/contract/crm/consents'
import { dayAt } from '../tasks/days.ts'
import { strictness } from './may-be.ts'

type Answer = { state: ConsentState; answeredAt: string }

/**
 * Whether an answer that holds goes on holding when another one is noted: the one that was given on the later day holds,
 * however late the other is written down. Of one day nobody knows which time was only guessed, so a yes from before a no
 * does not lift it.
 */
export function holdsOn(holding: Answer, noted: Answer, timeZone: string): boolean {
  if (noted.answeredAt >= holding.answeredAt) return false
  const isSameDay =
    dayAt(new Date(noted.answeredAt), timeZone) === dayAt(new Date(holding.answeredAt), timeZone)
  return !isSameDay || strictness[noted.state] < strictness[holding.state]
}
