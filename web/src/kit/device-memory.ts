// A browser in private mode may keep nothing: then what is written lasts as long as the page.

/** What this browser keeps under a name; null where there is nothing. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps words in this browser, or forgets them with null. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Nothing to do: it stays on the page.
  }
}
