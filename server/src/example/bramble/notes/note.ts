/** A note is written in wrapped lines; it keeps its paragraphs and loses its line breaks. */
export function note(written: string) {
  return written
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .join('\n\n')
}
