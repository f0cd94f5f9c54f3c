// Letters that stand for neighbouring sounds, in the order a word is spelled; vowels after the first letter are passed
// over. After the idea of R. C. Russell's index of 1918, with the first letter put into its group too.
const groups: [RegExp, string][] = [
  [/ph/g, 'f'],
  [/sch|sh|ch|cz|sz|tsch/g, 's'],
  [/ck|qu/g, 'k'],
  [/[cgkqx]/g, 'k'],
  [/[bp]/g, 'p'],
  [/[fvw]/g, 'f'],
  [/[dt]/g, 't'],
  [/[szj]/g, 's'],
  [/[mn]/g, 'n'],
]

/** How a folded word sounds, roughly: `meyer` and `maier`, `catherine` and `katrin`. Other alphabets stand for themselves. */
export function soundOf(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word
  let sound = word
  for (const [letters, group] of groups) sound = sound.replace(letters, group)
  const first = /[aeiouyh]/.test(sound[0]!) ? 'a' : sound[0]!
  const rest = sound
    .slice(1)
    .replace(/[aeiouyh]/g, ' ')
    .replace(/(.)\1+/g, '$1')
    .replaceAll(' ', '')
  return (first + rest).replace(/(.)\1+/g, '$1').slice(0, 5)
}
