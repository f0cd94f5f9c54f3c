const wideScript = /[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]/

/** Joins wrapped lines of speech: with a space, or with nothing between two signs of a script that has no spaces. */
export function joinLines(lines: string[]): string {
  const parts: string[] = []
  let last = ''
  for (const line of lines) {
    const trimmed = line.replace(/[ \t]+/g, ' ').trim()
    if (trimmed === '') continue
    const isContinuedWord = wideScript.test(last) && wideScript.test(trimmed.charAt(0))
    if (parts.length > 0 && !isContinuedWord) parts.push(' ')
    parts.push(trimmed)
    last = trimmed.charAt(trimmed.length - 1)
  }
  return parts.join('')
}
