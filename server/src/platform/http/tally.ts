import { createHmac } from 'node:crypto'
import type pg from 'pg'
import type { Logger } from 'pino'

export type Tally = ReturnType<typeof createTally>

const sweepEveryMs = 600_000

/**
 * Tries as the database counts them, for all servers that use it. Each statement is a transaction of its own, so that a try
 * counts whatever becomes of its request.
 */
export function createTally({ pool, secret, log }: { pool: pg.Pool; secret: string; log: Logger }) {
  const hashSecret = createHmac('sha256', secret).update('tries').digest()
  let sweptAt = Number.NEGATIVE_INFINITY

  return {
    /** What stands for a limit and a key in the database: neither can be read from it. */
    hashOf: (limit: string, key: string): string =>
      createHmac('sha256', hashSecret).update(`${limit} ${key}`).digest('base64url'),

    /** Counts one try and answers how many there are, at most one more than `tries`, and when their window ends. */
    async add(
      hash: string,
      { tries, seconds, now }: { tries: number; seconds: number; now: Date },
    ): Promise<{ count: number; until: Date }> {
      const { rows } = await pool.query<{ count: number; until: Date }>({
        name: 'add_try',
        // A window that ends later than one begun now was begun before the clock was set back.
        text: `
          INSERT INTO auth.tries AS known ("key", "count", "until") VALUES ($1, 1, $3)
          ON CONFLICT ("key") DO UPDATE SET
            "count" = CASE WHEN known."until" <= $2 THEN 1 ELSE LEAST(known."count" + 1, $4) END,
            "until" = CASE WHEN known."until" <= $2 THEN $3 ELSE LEAST(known."until", $3) END
          RETURNING "count", "until"`,
        values: [hash, now, new Date(now.getTime() + seconds * 1000), tries + 1],
      })
      await sweep(now)
      return rows[0]!
    },

    async forget(hash: string): Promise<void> {
      await pool.query({
        name: 'forget_tries',
        text: 'DELETE FROM auth.tries WHERE "key" = $1',
        values: [hash],
      })
    },
  }

  async function sweep(now: Date): Promise<void> {
    if (Math.abs(now.getTime() - sweptAt) < sweepEveryMs) return
    sweptAt = now.getTime()
    try {
      await pool.query('DELETE FROM auth.tries WHERE "until" <= $1', [now])
    } catch (error) {
      log.warn({ err: error }, 'Tries that are over could not be deleted; that is tried again later.')
    }
  }
}
