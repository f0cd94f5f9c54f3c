import { z } from 'zod'

/** The fixed lens: six fears, then four pressures that surround somebody. */
export const fears = ['unknown', 'job', 'not_learning', 'judged', 'wrong', 'status'] as const
export const surroundings = ['silly', 'team', 'circumstances', 'history'] as const
export const pressures = [...fears, ...surroundings] as const
export const Pressure = z
  .enum(pressures)
  .describe(
    'Fear of the unknown, for the job, of not being able to learn, of being judged, of being wrong, of losing status; or pressure: not to sound silly, of the team, of circumstances, of history.',
  )
export type Pressure = z.output<typeof Pressure>
