import type { Sentence, Token } from './question-sentence.ts'
import { findForm } from './question-sentence-form.ts'

/** Cuts a text into sentences and finds how each of them asks. Offsets stay those of the text that was given. */
export function parseQuestion(text: string): Sentence[] {
  const plain = blankQuoted(text.replace(/[\u2018\u2019\u02bc]/g, "'"))
  return cutSentences(plain).map(({ from, to }) => {
    const part = plain.slice(from, to)
    const tokens = tokensOf(part, from)
    const asks = /\?["')\]\s]*$/.test(part)
    return { plain: part, from, to, asks, tokens, ...findForm(tokens, part, asks) }
  })
}

// Quoted words are what is talked about, not how it is asked; one letter keeps their place as a noun.
function blankQuoted(text: string): string {
  return text
    .replace(/"[^"\n]{1,200}"|“[^”\n]{1,200}”|«[^»\n]{1,200}»/g, (quoted) =>
      // Where nearly all is quoted, or a question is, the quote is the question.
      quoted.length > text.trim().length * 0.6 || quoted.includes('?')
        ? ` ${quoted.slice(1, -1)} `
        : 'x'.repeat(Math.min(4, quoted.length)).padEnd(quoted.length, ' '),
    )
    .replace(/\([^()\n]{1,300}\)|(?<=^\W*|[.?!] )\[[^\]\n]{1,60}\]/g, (note) => ' '.repeat(note.length))
    .replace(/\[[^\]\n]{1,60}\]/g, (slot) => 'x'.repeat(Math.min(4, slot.length)).padEnd(slot.length, ' '))
}

const abbreviation = /(?:\b(?:e\.g|i\.e|etc|vs|mr|mrs|ms|dr|st|no|approx|incl|a\.m|p\.m)|\b[a-z])$/i

function cutSentences(plain: string): { from: number; to: number }[] {
  const cuts: { from: number; to: number }[] = []
  let from = 0
  const close = (to: number) => {
    const start = from + (plain.slice(from, to).match(/^\s*/)?.[0].length ?? 0)
    if (/[\p{L}\p{N}]/u.test(plain.slice(start, to))) cuts.push({ from: start, to })
    from = to
  }
  for (const { index, 0: mark } of plain.matchAll(/[.!?…]+["')\]]*(?=\s|$)|\?+(?=\p{Lu})|\n+/gu)) {
    if (mark.startsWith('.') && !mark.startsWith('..') && abbreviation.test(plain.slice(from, index)))
      continue
    close(index + mark.length)
  }
  close(plain.length)
  return cuts
}

function tokensOf(part: string, offset: number): Token[] {
  let end = 0
  return [...part.matchAll(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu)].map((match) => {
    const between = part.slice(end, match.index)
    end = match.index + match[0].length
    const startsPart =
      match.index === 0 || /[,;:()/|]|\s[-–—]+\s|[–—]/.test(between) || between === part.slice(0, match.index)
    return { word: match[0].toLowerCase(), from: offset + match.index, to: offset + end, startsPart }
  })
}
