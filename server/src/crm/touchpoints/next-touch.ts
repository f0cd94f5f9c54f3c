const dayMs = 86_400_000

/** What decides when somebody is to be talked to next. */
export type Standing = {
  lastTouchAt: string | null
  cadenceDays: number | null
  /** When somebody put the next touch off, or planned it; null when nobody did. */
  snoozedAt: string | null
  /** Until when; null: it need not be soon. */
  snoozedUntil: string | null
}

/**
 * A decision about the next touch holds until they are touched again; otherwise the last touch plus the cadence.
 * Computed from what stands alone, so that taking a touch back, merging people or mending a conversation ends where a
 * calculation from the beginning would.
 */
export function nextTouch({ lastTouchAt, cadenceDays, snoozedAt, snoozedUntil }: Standing): string | null {
  const isDecided =
    snoozedAt !== null && (lastTouchAt === null || Date.parse(lastTouchAt) <= Date.parse(snoozedAt))
  if (isDecided) return snoozedUntil
  if (lastTouchAt === null || cadenceDays === null) return null
  return new Date(Date.parse(lastTouchAt) + cadenceDays * dayMs).toISOString()
}

/** A try without an answer is no touch: it moves neither the last nor the next. A refusal is: they heard us. */
export function isTouch(outcome: string | null): boolean {
  return outcome !== 'no_answer'
}
