import { failCommon } from '@firsthand/contract/core/failure'

export type RateLimit = ReturnType<typeof createRateLimit>

type Bucket = { count: number; since: number }

const keysAtMost = 50_000

/** Counts tries in a window, per key, in this process. Refuses with the seconds to wait. */
export function createRateLimit({
  tries,
  seconds,
  clock,
}: {
  tries: number
  seconds: number
  clock: () => Date
}) {
  const buckets = new Map<string, Bucket>()
  return {
    /** Counts one try; ends the request when there were too many. */
    count(key: string): void {
      const now = clock().getTime()
      const bucket = current(key, now)
      if (bucket.count >= tries) {
        failCommon('too_many_requests', {
          params: { seconds: Math.ceil((bucket.since + seconds * 1000 - now) / 1000) },
        })
      }
      bucket.count += 1
    },
    /** Forgets a key, after a try that succeeded. */
    forgive: (key: string) => void buckets.delete(key),
  }

  function current(key: string, now: number): Bucket {
    const known = buckets.get(key)
    // The clock was set back: nobody waits until that time has come a second time.
    if (known && known.since > now) known.since = now
    if (known && now - known.since < seconds * 1000) return known
    if (buckets.size >= keysAtMost) buckets.delete(buckets.keys().next().value!)
    const fresh = { count: 0, since: now }
    buckets.delete(key)
    buckets.set(key, fresh)
    return fresh
  }
}
