const worker = '/live-worker.js'
export const pageCache = 'firsthand-live'

/**
 * Lets the live page open without a network: a small service worker keeps this one page, its files and who is signed
 * in. Answers whether it did; where a browser has none (no HTTPS), notes still wait on the device while the page is open.
 */
export async function keepPage(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return false
  try {
    await navigator.serviceWorker.register(worker, { scope: '/' })
    const { active } = await navigator.serviceWorker.ready
    const files = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && isFile(pathname))
      .map(({ pathname }) => pathname)
    active?.postMessage({ keep: { page: location.pathname, files: [...new Set(files)] } })
    return true
  } catch {
    return false
  }
}

function isFile(path: string): boolean {
  return path.startsWith('/assets/') || path === '/before.js' || path === '/icon.svg'
}
