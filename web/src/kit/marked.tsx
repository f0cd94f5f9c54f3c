import { foundIn } from './found-in.ts'

/** Text with the words of a search marked in it. */
export function Marked({ text, words }: { text: string; words: string | undefined }) {
  if (!words?.trim()) return text
  return foundIn(text, words).map(({ part, isFound }, place) =>
    isFound ? <mark key={place}>{part}</mark> : part,
  )
}
