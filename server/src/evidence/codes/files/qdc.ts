import { type DraftCode, type DraftCodebook, UnreadableCodebook, draftCode } from './draft.ts'
import { UnreadableXml, type XmlElement, readXml, xmlText } from './xml.ts'

// REFI-QDA Codebook Exchange, namespace urn:QDA-XML:codebook:1.0 (Codebook.xsd of the REFI standard).

/** The palette, as other programs see it; the same as on our screens in the light. */
export const palette = [
  '#3B5B92',
  '#1F6F54',
  '#8A5A00',
  '#A33B2E',
  '#6B4C9A',
  '#0F6E84',
  '#8C3F6B',
  '#5F6B2A',
] as const

/** What only we keep apart, in the one description that the format has. */
const parts = [
  ['whenToUse', 'When to use: '],
  ['whenNot', 'When not: '],
  ['example', 'Example: '],
] as const

/** A codebook, or the codebook of a project file, as codes. */
export function readQdc(content: string): DraftCodebook {
  const root = readRoot(content)
  const codebook = root.name === 'CodeBook' ? root : root.children.find(({ name }) => name === 'CodeBook')
  if (!codebook)
    throw new UnreadableCodebook('This XML file holds no codebook. Export one as REFI-QDA (.qdc).')
  const codes = codebook.children.filter(({ name }) => name === 'Codes').flatMap(codesIn)
  const sets = codebook.children.filter(({ name }) => name === 'Sets').flatMap(({ children }) => children)
  return {
    format: 'qdc',
    codes,
    warnings: sets.length > 0 ? [`${sets.length} sets of codes were left out: Firsthand has none.`] : [],
  }
}

export type WrittenCode = Omit<DraftCode, 'guid' | 'below' | 'colour'> & {
  guid: string
  colour: number
  below: WrittenCode[]
}

/** A codebook as a REFI-QDA file. The format wants at least one code. */
export function writeQdc(codes: WrittenCode[], origin: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="${xmlText(origin)}">`,
    '  <Codes>',
    ...codes.flatMap((code) => writeCode(code, '    ')),
    '  </Codes>',
    '</CodeBook>',
    '',
  ].join('\n')
}

function readRoot(content: string): XmlElement {
  try {
    return readXml(content)
  } catch (error) {
    if (error instanceof UnreadableXml)
      throw new UnreadableCodebook(`This is not a codebook that can be read. ${error.message}`)
    throw error
  }
}

function codesIn(element: XmlElement): DraftCode[] {
  return element.children
    .filter(({ name }) => name === 'Code')
    .map((code) => {
      const description = code.children
        .filter((child) => child.name === 'Description')
        .map(({ text }) => text.trim())
        .join('\n\n')
      return draftFrom(code.attributes, description, codesIn(code))
    })
}

/** A code by what its element says in a codebook, or in a project. */
export function draftFrom(
  attributes: Partial<Record<string, string>>,
  description: string,
  below: DraftCode[],
): DraftCode {
  const { guid = '', name = '', color = '', isCodable = 'true' } = attributes
  return draftCode(name, {
    guid: guid.replace(/^\{|\}$/g, '').toLowerCase() || null,
    ...textsOf(description),
    colour: nearestColour(color),
    isHeading: /^(false|0)$/i.test(isCodable.trim()),
    below,
  })
}

function textsOf(description: string) {
  const texts = { definition: description, whenToUse: '', whenNot: '', example: '' }
  for (const [field, heading] of parts.toReversed()) {
    const at = texts.definition.lastIndexOf(heading)
    if (at < 0 || (at > 0 && !texts.definition.slice(0, at).endsWith('\n\n'))) continue
    texts[field] = texts.definition.slice(at + heading.length).trim()
    texts.definition = texts.definition.slice(0, at).trim()
  }
  return texts
}

export function writeCode(code: WrittenCode, indent: string): string[] {
  const description = [
    code.definition,
    ...parts.map(([field, heading]) => (code[field] ? heading + code[field] : '')),
  ]
    .filter(Boolean)
    .join('\n\n')
  const attributes = `guid="${xmlText(code.guid)}" name="${xmlText(code.name)}" isCodable="${!code.isHeading}" color="${palette[code.colour]}"`
  return [
    `${indent}<Code ${attributes}>`,
    ...(description ? [`${indent}  <Description>${xmlText(description)}</Description>`] : []),
    ...code.below.flatMap((child) => writeCode(child, `${indent}  `)),
    `${indent}</Code>`,
  ]
}

/** The colour of the palette that is nearest in red, green and blue. */
function nearestColour(text: string): number | null {
  const wanted = channels(text)
  if (!wanted) return null
  const distances = palette.map((colour) =>
    channels(colour)!.reduce((sum, value, index) => sum + (value - wanted[index]!) ** 2, 0),
  )
  return distances.indexOf(Math.min(...distances))
}

function channels(text: string): number[] | null {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1]
  if (!hex) return null
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16))
}
