import { useEffect, useState } from 'react'

/** The moment by the clock of the server, every second while it matters. */
export function useNow(runs: boolean, skew: number): string {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!runs) return
    const tick = () => setNow(Date.now())
    const first = setTimeout(tick, 0)
    const timer = setInterval(tick, 1_000)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [runs])
  return new Date(now + skew).toISOString()
}
