/** The line of the browser: whether files can be had, when it is back, and how long to wait before another try. */
export type Line = {
  isUp: () => boolean | Promise<boolean>
  back: () => Promise<void>
  wait: (ms: number) => Promise<void>
}

const keptPages: RegExp[] = []

/** Says that the device keeps the files of the pages with such an address: there, no line is waited for. */
export function keepsFiles(address: RegExp): void {
  keptPages.push(address)
}

const browser: Line = {
  isUp: () => navigator.onLine || (keptPages.some((address) => address.test(location.pathname)) && hasKept()),
  back: () => new Promise((resolve) => addEventListener('online', () => resolve(), { once: true })),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/** The line to pages whose files the device may keep. */
export const lineToKept: Line = { ...browser, isUp: () => navigator.onLine || hasKept() }

/** What `live-worker.js` keeps; nothing where the browser gives no storage. */
async function hasKept(): Promise<boolean> {
  return 'caches' in globalThis && caches.has('firsthand-live').catch(() => false)
}

const pauses = [500, 2_000]

/** Fetches code once there is a line: what is asked for without one has failed until the page is loaded anew. */
export async function withLine<Part>(load: () => Promise<Part>, line = browser): Promise<Part> {
  if (!(await line.isUp())) await line.back()
  return load()
}

/**
 * Fetches the code of a part: without a line it waits until there is one again, and a server that does not answer is asked
 * again. That helps where a browser forgets that it failed; many keep it until the page is loaded anew
 * (https://github.com/whatwg/html/pull/10327).
 */
export async function untilThere<Part>(load: () => Promise<Part>, line = browser): Promise<Part> {
  for (let tries = 0; ;) {
    try {
      return await withLine(load, line)
    } catch (error) {
      const pause = pauses[tries++]
      if (pause === undefined) throw error
      await line.wait(pause)
    }
  }
}
