// The named characters captions and exported Markdown use; anything else named stays as written.
const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
  ['hellip', '…'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
])

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, body: string) => {
    if (body.startsWith('#')) return fromNumber(body)
    return named.get(body.toLowerCase()) ?? whole
  })
}

function fromNumber(body: string): string {
  const isHex = body[1] === 'x' || body[1] === 'X'
  const code = isHex ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1))
  const isUnstorable = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
  return isUnstorable ? '\ufffd' : String.fromCodePoint(code)
}
