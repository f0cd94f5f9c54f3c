type Letter = {
  name: string
  said: { words: string; at: string }[]
  did: string
  didOn: string
  from: string
}

/** What to tell one person, as plain text: their own words back, what we did, and thanks. */
export function letterText({ name, said, did, didOn, from }: Letter): string {
  // A complaint and the evidence from it hold the same words.
  const told = [...new Set(said.map(({ words, at }) => `On ${day(at)} you told us: “${words.trim()}”`))]
  return [
    `Dear ${name},`,
    ...told,
    `Here is what we did because of it, on ${day(didOn)}: ${did.trim()}`,
    'Thank you for telling us. If it is not what you meant, tell us again.',
    from,
  ].join('\n\n')
}

function day(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
}
