export type Part = { kind: 'plain' | 'strong' | 'link'; text: string }

/** Parts of a line: **strong** words, addresses of the web, and what is between them. Nothing is lost but the asterisks. */
export function partsOf(line: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const match of line.matchAll(/\*\*([^*]+)\*\*|https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?]/g)) {
    if (match.index > from) parts.push({ kind: 'plain', text: line.slice(from, match.index) })
    parts.push(match[1] === undefined ? { kind: 'link', text: match[0] } : { kind: 'strong', text: match[1] })
    from = match.index + match[0].length
  }
  if (from < line.length) parts.push({ kind: 'plain', text: line.slice(from) })
  return parts
}
