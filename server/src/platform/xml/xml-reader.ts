/** What a reader of XML hears. Names come without their prefix, attributes as they stand, to be asked for one by one. */
export type XmlListener = {
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

/** XML that cannot be read on: cut off, malformed, or with entities of its own. */
export class XmlRefused extends Error {}

const markupAtMost = 1_000_000
/** A text longer than this is passed on in parts. */
const textAtOnce = 65_536

/**
 * Reads XML as it comes in, as far as office documents use it (ECMA-376 part 1, annex L): no document types and so no
 * entities but the five of XML, which leaves nothing that could unpack to more than what was sent.
 */
export function createXmlReader({ open, close, text }: XmlListener) {
  let rest = ''

  function push(chunk: string): void {
    const all = rest + chunk
    let at = 0
    for (;;) {
      const start = all.indexOf('<', at)
      if (start === -1) {
        at = passLongText(all, at)
        break
      }
      if (start > at) text(unescapeXml(all.slice(at, start)))
      const end = endOfMarkup(all, start)
      if (end === undefined) {
        at = start
        break
      }
      hear(all.slice(start, end))
      at = end
    }
    rest = all.slice(at)
    if (rest.length > markupAtMost) throw new XmlRefused('a tag or a text does not end')
  }

  /** Answers up to where a long text was passed on; an entity at its end may still be cut in two. */
  function passLongText(all: string, from: number): number {
    if (all.length - from < textAtOnce) return from
    const entity = all.lastIndexOf('&')
    const end = all.length - entity < 16 ? entity : all.length
    text(unescapeXml(all.slice(from, end)))
    return end
  }

  function hear(markup: string): void {
    const second = markup.charCodeAt(1)
    if (second === 47) return close(local(markup.slice(2, -1).trim()))
    if (second === 63 || markup.startsWith('<!--')) return
    if (markup.startsWith('<![CDATA[')) return text(markup.slice(9, -3))
    if (second === 33) throw new XmlRefused('it declares a document type')
    const isEmpty = markup.charCodeAt(markup.length - 2) === 47
    const inside = markup.slice(1, isEmpty ? -2 : -1)
    const space = inside.search(/\s/)
    const name = local(space === -1 ? inside : inside.slice(0, space))
    open(name, space === -1 ? '' : inside.slice(space))
    if (isEmpty) close(name)
  }

  return {
    push,
    end(): void {
      if (rest.trim() !== '') throw new XmlRefused('it ends in the middle')
    },
  }
}

/** One attribute; undefined where there is none. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1)
    if (before > 32 && before !== 58) continue
    const found = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length))
    if (found) return unescapeXml(found[1] ?? found[2] ?? '')
  }
  return undefined
}

function endOfMarkup(all: string, start: number): number | undefined {
  const closing = all.startsWith('<!--', start) ? '-->' : all.startsWith('<![CDATA[', start) ? ']]>' : '>'
  // The beginning of a comment may still be cut in two.
  if (closing === '>' && all.charCodeAt(start + 1) === 33 && all.length - start < 9) return undefined
  if (all.length === start + 1) return undefined
  if (closing === '>') return endOfTag(all, start)
  const at = all.indexOf(closing, start + 4)
  return at === -1 ? undefined : at + closing.length
}

/** A bracket inside the quotes of an attribute ends nothing. */
function endOfTag(all: string, start: number): number | undefined {
  let quote = 0
  for (let at = start + 1; at < all.length; at += 1) {
    const code = all.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 62) return at + 1
    else if (code === 34 || code === 39) quote = code
  }
  return undefined
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) return named[name as keyof typeof named] ?? whole
    const code = decimal ? Number(decimal) : parseInt(hexadecimal as string, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

const named = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
