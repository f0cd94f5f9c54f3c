// A small reader for XML as coding programs exchange it: elements, attributes and text. It knows no document types and
// no entities but the five of XML itself, so that a file can neither reach outside nor blow itself up.

export type XmlElement = {
  /** Without its prefix. */
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  text: string
}

export class UnreadableXml extends Error {}

export type XmlLimits = { characters: number; elements: number; depth: number }
const usual: XmlLimits = { characters: 20_000_000, elements: 200_000, depth: 100 }

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Reads a document; answers its root element. */
export function readXml(content: string, limits: XmlLimits = usual): XmlElement {
  if (content.length > limits.characters) throw new UnreadableXml('The file is too large.')
  const document = element('')
  const open: XmlElement[] = [document]
  const text = content.replace(/^\ufeff/, '')
  let elements = 0
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const match = token.exec(text)
    if (!match) throw new UnreadableXml(`It is not well-formed in line ${lineOf(text, at)}.`)
    const [whole, raw, closing, opening, attributes = '', isEmpty, words] = match
    const current = open.at(-1)!
    if (whole === '<!') {
      throw new UnreadableXml('It declares a document type, which Firsthand does not read for safety.')
    } else if (raw !== undefined) current.text += raw
    else if (words !== undefined) current.text += decode(words)
    else if (closing !== undefined) {
      if (open.length < 2 || current.name !== local(closing))
        throw new UnreadableXml(`An element is not closed before line ${lineOf(text, at)}.`)
      open.pop()
    } else if (opening !== undefined) {
      if ((elements += 1) > limits.elements) throw new UnreadableXml('It holds too many elements.')
      if (open.length > limits.depth) throw new UnreadableXml('It is nested too deeply.')
      const made = element(local(opening))
      for (const [, name, double, single] of attributes.matchAll(attribute))
        made.attributes[local(name!)] = decode(double ?? single ?? '')
      current.children.push(made)
      if (!isEmpty) open.push(made)
    }
  }
  if (open.length > 1) throw new UnreadableXml('It ends in the middle: the file is not complete.')
  const root = document.children[0]
  if (!root || document.children.length > 1) throw new UnreadableXml('It is not one XML document.')
  return root
}

/** Text as it stands between tags or in an attribute; what XML cannot hold is left out. */
export function xmlText(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)
  )
}

function element(name: string): XmlElement {
  return { name, attributes: Object.create(null) as Record<string, string>, children: [], text: '' }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name: string) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? named[name]! : whole
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
      ? String.fromCodePoint(point)
      : '\ufffd'
  })
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}
