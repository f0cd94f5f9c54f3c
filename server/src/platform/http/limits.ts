import type pg from 'pg'
import type { Logger } from 'pino'
import { type RateLimit, createRateLimit } from './rate-limit.ts'
import { type SharedLimit, createSharedLimit } from './shared-limit.ts'
import { createTally } from './tally.ts'

/**
 * How often one caller, or anybody for one address, may try what needs no account. What keeps from guessing holds across all
 * servers of a database and through their restarts (docs/decisions/0024-tries-in-the-database.md).
 */
export type Limits = { perCaller: RateLimit } & Record<
  'wrongKeys' | 'signInFromOnePlace' | 'signInFromAnywhere' | 'resetMail' | 'proof' | 'codes',
  SharedLimit
>

export function createLimits({
  clock,
  ...database
}: {
  clock: () => Date
  pool: pg.Pool
  secret: string
  log: Logger
}): Limits {
  const tally = createTally(database)
  const shared = (name: string, most: { tries: number; seconds: number }) =>
    createSharedLimit({ name, ...most, tally, clock })
  return {
    // A shield against busy callers, of each server for itself.
    perCaller: createRateLimit({ tries: 20, seconds: 60, clock }),
    // Guessing a key is hopeless; this slows down whoever tries. A right key is never counted.
    wrongKeys: shared('wrongKeys', { tries: 20, seconds: 60 }),
    // The tight limit holds per place, so that nobody can lock somebody else out from elsewhere.
    signInFromOnePlace: shared('signInFromOnePlace', { tries: 10, seconds: 300 }),
    signInFromAnywhere: shared('signInFromAnywhere', { tries: 100, seconds: 3600 }),
    // Passwords asked for once more, by whoever holds a session of the account.
    proof: shared('proof', { tries: 10, seconds: 300 }),
    codes: shared('codes', { tries: 30, seconds: 300 }),
    resetMail: shared('resetMail', { tries: 5, seconds: 3600 }),
  }
}
