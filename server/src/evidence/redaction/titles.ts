/** Somebody's name, and what they are called in quotes instead. */
export type Called = { name: string; instead: string }

/**
 * A title as it may stand beside a quote of somebody who is called otherwise there: titles are made of names, and would tell
 * who it is. A part of a name counts from three letters, as a whole word.
 */
export function titleBeside(title: string, called: Called[]): string {
  return called.reduce((shown, { name, instead }) => {
    const parts = name.split(/\s+/).filter((part) => [...part].length >= 3)
    const wanted = [name, ...parts].map(asPattern).join('|')
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted})(?![\\p{L}\\p{N}])`, 'giu')
    const twice = new RegExp(`${asPattern(instead)}(?:[\\s-]+${asPattern(instead)})+`, 'gu')
    return shown
      .normalize('NFC')
      .replace(whole, () => instead)
      .replace(twice, () => instead)
  }, title)
}

function asPattern(words: string): string {
  return words
    .normalize('NFC')
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, (sign) => `\\${sign}`))
    .join('\\s+')
}
