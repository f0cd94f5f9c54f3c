import { showRefused } from '../kit/undo-toast.tsx'

/** What to say about a failure: the first thing that is wrong with what was sent, else the sentence of the whole. */
export function failureSentence(error: unknown): string {
  const { message, problems } = error as { message: string; problems?: { message: string }[] }
  return problems?.[0]?.message ?? message
}

/** For changes that have no place of their own to say it: `save(fields).catch(sayRefused)`. */
export function sayRefused(error: unknown): void {
  showRefused(failureSentence(error))
}
