import { ScreenerAnswers } from '@firsthand/contract/studies/screeners'
import { recall, remember } from '../../kit/device-memory.ts'

/**
 * What somebody outside has answered, on their device alone: a secret made by chance finds it again, so that a second
 * press of Send, or a page that was closed too early, counts once and loses nothing.
 */
export function draftSecret(token: string): string {
  const key = `screener-draft ${token.slice(-16)}`
  const known = recall(key)
  if (known && /^[0-9a-f]{48}$/.test(known)) return known
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  const secret = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  remember(key, secret)
  return secret
}

export function keepAnswers(token: string, answers: ScreenerAnswers): void {
  remember(`screener-answers ${token.slice(-16)}`, answers.length === 0 ? null : JSON.stringify(answers))
}

export function keptAnswers(token: string): ScreenerAnswers | undefined {
  const text = recall(`screener-answers ${token.slice(-16)}`)
  if (!text) return undefined
  try {
    return ScreenerAnswers.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
