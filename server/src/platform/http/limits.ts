import { type RateLimit, createRateLimit } from './rate-limit.ts'

/** How often one caller, or anybody for one address, may try what needs no account. */
export type Limits = Record<
  'perCaller' | 'wrongKeys' | 'signInFromOnePlace' | 'signInFromAnywhere' | 'resetMail' | 'proof' | 'codes',
  RateLimit
>

export function createLimits(clock: () => Date): Limits {
  return {
    perCaller: createRateLimit({ tries: 20, seconds: 60, clock }),
    // Guessing a key is hopeless; this keeps whoever tries from keeping the database busy.
    wrongKeys: createRateLimit({ tries: 20, seconds: 60, clock }),
    // The tight limit holds per place, so that nobody can lock somebody else out from elsewhere.
    signInFromOnePlace: createRateLimit({ tries: 10, seconds: 300, clock }),
    signInFromAnywhere: createRateLimit({ tries: 100, seconds: 3600, clock }),
    // Passwords asked for once more, by whoever holds a session of the account.
    proof: createRateLimit({ tries: 10, seconds: 300, clock }),
    codes: createRateLimit({ tries: 30, seconds: 300, clock }),
    resetMail: createRateLimit({ tries: 5, seconds: 3600, clock }),
  }
}
