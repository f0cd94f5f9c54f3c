/** A line of a Markdown file without its frame: front matter, comments and code fences are gone; callouts are marked. */
export type SourceLine = { text: string; kind: 'plain' | 'quoted' | 'long' }

// No line of a guide is longer, and patterns that look ahead would take their time over more.
const longestLine = 4_000

export function withoutFrame(markdown: string): SourceLine[] {
  const body = markdown
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/^\s*---\n[\s\S]*?\n---[ \t]*(?:\n|$)/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
  return body.split(/[\n\u2028\u2029\r]/).flatMap((line): SourceLine[] => {
    if (line.length > longestLine) return [{ text: line.replace(/[\p{Cc}\s]+/gu, ' '), kind: 'long' }]
    if (/^\s*(?:```|~~~|={3,}\s*$|[-*_ ]{3,}$|\|?[\s:|-]+\|[\s:|-]*$)/.test(line) && line.trim() !== '')
      return []
    if (/^\s*>/.test(line)) return [{ text: line.replace(/^\s*>\s?(?:\[!\w+\])?/, ''), kind: 'quoted' }]
    if (/^\s*\|.*\|\s*$/.test(line)) return cellsOf(line)
    return [{ text: line, kind: 'plain' }]
  })
}

/** `## Warm-up (~5 min)`: its depth, title and minutes. Also a line that is nothing but bold words. */
export function readHeading(
  raw: string,
  { isOwn }: { isOwn: boolean },
): { level: number; title: string; minutes: number | null } | undefined {
  const [, marks, rest] = /^\s{0,3}(#{1,6})\s*(.+?)\s*#*\s*$/.exec(raw) ?? []
  const bold = marks ? undefined : /^\s{0,3}(?:\*\*|__)([^*_?]{2,80}?):?(?:\*\*|__):?\s*$/.exec(raw)?.[1]
  const text = rest ?? bold
  if (text === undefined || (!isOwn && /\?\W*$/.test(text))) return undefined
  const plain = plainText(text)
  const minutes = minutesIn(plain)
  const title = plain
    .replace(
      /[\s\-–—:]*[([]?\s*~?\s*\d+\s*(?:[-–/]\s*~?\d+\s*)?(?:mins?|minutes)\b\.?\s*(?:each)?\s*[)\]]?\s*$/i,
      '',
    )
    .replace(/[\s:]+$/, '')
  return { level: marks?.length ?? 3, title: title || plain, minutes }
}

/** One line of a list or a paragraph: how deep it stands, whether a mark begins it, and its words. */
export function readLine(raw: string): { indent: number; isItem: boolean; text: string } {
  const marked =
    /^(\s*)(?:[-*+•◦▪]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(.*)$/s.exec(raw) ??
    // A mark without its space, as people write it: `*Tell us …`, `-How …`; not `*emphasis*`.
    /^(\s*)[-*•◦▪](?=[\p{L}"“])([^*]*)$/su.exec(raw)
  const space = marked?.[1] ?? /^\s*/.exec(raw)?.[0] ?? ''
  return {
    indent: space.replaceAll('\t', '    ').length,
    isItem: marked !== null,
    text: plainText(marked?.[2] ?? raw),
  }
}

/** Words without Markdown: emphasis, links, pictures, tick boxes, HTML. */
export function plainText(text: string): string {
  return (
    text
      .replace(/\\([\\`*_<>[\]!#|])/g, (_, mark: string) => String.fromCodePoint(0xe000 + mark.charCodeAt(0)))
      .replace(/^\s*\[[ xX]\]\s+/, '')
      .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
      .replace(/<\/?[a-z][^<>]*>/gi, ' ')
      .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
      .replace(/(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])/g, '$1')
      .replace(/(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])/g, '$1')
      .replace(/`([^`]+)`/g, '$1')
      .replace(/\*\*/g, '')
      .replace(/&nbsp;/g, ' ')
      .replace(/[\p{Cc}\s]+/gu, ' ')
      // What was written with a backslash is itself again.
      .replace(/[\ue021-\ue07c]/g, (mark) => String.fromCodePoint(mark.charCodeAt(0) - 0xe000))
      .trim()
  )
}

/** `(~3 / 10 min)`, `5-10 min`, `[~20 mins]`: the longest that is named. */
export function minutesIn(text: string): number | null {
  const found = /(\d{1,3})\s*(?:[-–/]\s*~?\s*(\d{1,3})\s*)?(?:mins?|minutes)\b/i.exec(text)
  const minutes = found ? Number(found[2] ?? found[1]) : 0
  return minutes >= 1 && minutes <= 480 ? minutes : null
}

function cellsOf(line: string): SourceLine[] {
  return line
    .split('|')
    .filter((cell) => cell.trim() !== '')
    .map((cell) => ({ text: cell.trim(), kind: 'plain' }))
}
