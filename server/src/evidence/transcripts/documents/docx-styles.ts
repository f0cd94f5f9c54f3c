import type { Archive } from '../../../platform/archive/read-archive.ts'
import { readPart } from '../../../platform/xml/read-part.ts'
import { attribute } from '../../../platform/xml/xml-reader.ts'

export type DocxStyle = { heading: number | null; isBold: boolean }

type Declared = { basedOn: string | undefined; heading: number | null; isBold: boolean | undefined }

/** Which styles of a Word document are headings, and which are bold; a style has what the one it is based on has. */
export async function readDocxStyles(archive: Archive, path: string): Promise<Map<string, DocxStyle>> {
  const declared = new Map<string, Declared>()
  let style: Declared | undefined
  if (archive.has(path))
    await readPart(archive, path, {
      open(name, attributes) {
        const value = attribute(attributes, 'val') ?? ''
        if (name === 'style') {
          style = { basedOn: undefined, heading: null, isBold: undefined }
          declared.set(attribute(attributes, 'styleId') ?? '', style)
        } else if (!style) return
        else if (name === 'name') style.heading = headingOf(value)
        else if (name === 'basedOn') style.basedOn = value
        else if (name === 'outlineLvl' && Number(value) < 9) style.heading = Number(value) + 1
        else if (name === 'b') style.isBold = !/^(?:0|false|off)$/.test(value)
      },
      close(name) {
        if (name === 'style') style = undefined
      },
      text() {},
    })
  return new Map([...declared.keys()].map((id) => [id, resolve(declared, id)]))
}

function headingOf(name: string): number | null {
  const level = /^heading (\d)$/i.exec(name)?.[1]
  if (level) return Number(level)
  return /^title$/i.test(name) ? 1 : null
}

const deepest = 12

function resolve(declared: Map<string, Declared>, id: string): DocxStyle {
  let heading: number | null = null
  let isBold: boolean | undefined
  let next: string | undefined = id
  for (let depth = 0; next !== undefined && depth < deepest; depth += 1) {
    const style = declared.get(next)
    heading ??= style?.heading ?? null
    isBold ??= style?.isBold
    next = style?.basedOn
  }
  return { heading, isBold: isBold ?? false }
}
