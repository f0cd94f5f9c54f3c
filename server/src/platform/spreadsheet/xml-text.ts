/**
 * Text as it stands in a cell of a workbook. Characters that XML cannot hold are written `_x0001_`, as Excel does, and
 * text that looks like that is kept apart by `_x005F_` (ECMA-376 part 1, 22.4.2.4, ST_Xstring).
 */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      unwritable,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

// A carriage return would be read back as a line feed.
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g
