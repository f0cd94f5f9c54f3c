/** The line of the browser: whether it is up, when it is back, and how long to wait before another try. */
export type Line = { isUp: () => boolean; back: () => Promise<void>; wait: (ms: number) => Promise<void> }

const browser: Line = {
  isUp: () => navigator.onLine,
  back: () => new Promise((resolve) => addEventListener('online', () => resolve(), { once: true })),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

const pauses = [500, 2_000]

/**
 * Fetches the code of a part: without a line it waits until there is one again, and a server that does not answer is asked
 * again. That helps where a browser forgets that it failed; many keep it until the page is loaded anew
 * (https://github.com/whatwg/html/pull/10327).
 */
export async function untilThere<Part>(load: () => Promise<Part>, line: Line = browser): Promise<Part> {
  for (let tries = 0; ;) {
    if (!line.isUp()) await line.back()
    try {
      return await load()
    } catch (error) {
      const pause = pauses[tries++]
      if (pause === undefined) throw error
      await line.wait(pause)
    }
  }
}
