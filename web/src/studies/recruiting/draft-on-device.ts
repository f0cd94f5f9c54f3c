import { ScreenerAnswers } from '@firsthand/contract/studies/screeners'

/**
 * What somebody outside has answered, on their device alone: a secret made by chance finds it again, so that a second
 * press of Send, or a page that was closed too early, counts once and loses nothing.
 */
export function draftSecret(token: string): string {
  const key = `screener-draft ${token.slice(-16)}`
  const known = read(key)
  if (known && /^[0-9a-f]{48}$/.test(known)) return known
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  const secret = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  write(key, secret)
  return secret
}

export function keepAnswers(token: string, answers: ScreenerAnswers): void {
  write(`screener-answers ${token.slice(-16)}`, answers.length === 0 ? null : JSON.stringify(answers))
}

export function keptAnswers(token: string): ScreenerAnswers | undefined {
  const text = read(`screener-answers ${token.slice(-16)}`)
  if (!text) return undefined
  try {
    return ScreenerAnswers.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

// A browser in private mode may keep nothing: then it lasts as long as the page.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Nothing to do: the answers stay on the page.
  }
}
