/** What to say about a failure: the first thing that is wrong with what was sent, else the sentence of the whole. */
export function failureSentence(error: unknown): string {
  const { message, problems } = error as { message: string; problems?: { message: string }[] }
  return problems?.[0]?.message ?? message
}
