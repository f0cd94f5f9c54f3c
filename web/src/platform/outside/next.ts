/** Where to go after signing in, as the address says it; only ever a page of ours. */
export function nextOfAddress(search = location.search): string {
  const next = new URLSearchParams(search).get('next') ?? ''
  return /^\/(?:w|join)\/[^\\]/.test(next) ? next : '/'
}

/** A link that keeps where to go afterwards. */
export function withNext(path: string, next = nextOfAddress()): string {
  return next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`
}
