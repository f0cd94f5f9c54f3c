import { parseQuestion } from './question-parse.ts'

/** The questions in something that was said, in order; sentences that ask one thing together are one. */
export function questionsIn(body: string): string[] {
  const sentences = parseQuestion(body.slice(0, 20_000))
  const items: { from: number; to: number }[] = []
  for (const { form, asks, from, to } of sentences) {
    const isAsked = asks || !['statement', 'fragment', 'scene'].includes(form)
    if (!isAsked) continue
    const last = items.at(-1)
    if (last && body.slice(last.to, from).trim() === '') last.to = to
    else items.push({ from, to })
  }
  return items.map(({ from, to }) => body.slice(from, to).trim())
}
