import { useEffect, useState } from 'react'

/** The moment by the clock of the server, every second while it matters. */
export function useNow(runs: boolean, skew: number): string {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    setNow(Date.now())
    if (!runs) return
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [runs])
  return new Date(now + skew).toISOString()
}
