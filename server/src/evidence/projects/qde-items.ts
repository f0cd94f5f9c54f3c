import { TextDecoder } from 'node:util'
import type { Archive } from '../../platform/archive/read-archive.ts'
import { XmlRefused, attribute, createXmlReader } from '../../platform/xml/xml-reader.ts'
import { refuseProject } from './refusals.ts'

/** One element with all that is below it; its attributes stand as they are in the file, to be asked for. */
export type QdeItem = { name: string; attributes: string; children: QdeItem[]; text: string }

// A project is read item by item — a user, a code with all below it, a source with its selections — so that only one of
// them is in memory at a time.
const sections = ['Users', 'Variables', 'Cases', 'Sources', 'Notes', 'Links', 'Sets', 'Graphs']
const limits = { depth: 60, elements: 2_000_000, characters: 40_000_000 }

/** Reads a project file (REFI-QDA Project.xsd) to its end; `hear` gets each item, and the root's attributes first. */
export async function readItems(
  archive: Archive,
  path: string,
  hear: (item: QdeItem, section: string) => void | Promise<void>,
): Promise<void> {
  const above: string[] = []
  const open: QdeItem[] = []
  const ready: { item: QdeItem; section: string }[] = []
  let elements = 0
  let characters = 0
  let isEnded = false
  const reader = createXmlReader({
    open(name, attributes) {
      if (isEnded) throw new XmlRefused('it holds more than one document')
      if (above.length >= limits.depth) throw new XmlRefused('it is nested too deeply')
      if (above.length === 0 && name !== 'Project')
        refuseProject('not_a_project', { root: name.slice(0, 40) })
      if (open.length > 0 || isItem(above, name)) {
        if (open.length === 0) elements = characters = 0
        if ((elements += 1) > limits.elements) throw new XmlRefused('one of its parts is too large')
        const item = { name, attributes, children: [], text: '' }
        open.at(-1)?.children.push(item)
        open.push(item)
      } else if (above.length === 0)
        ready.push({ item: { name, attributes, children: [], text: '' }, section: 'Project' })
      above.push(name)
    },
    text(text) {
      if (open.length === 0) return
      if ((characters += text.length) > limits.characters)
        throw new XmlRefused('one of its parts is too large')
      open.at(-1)!.text += text
    },
    close(name) {
      if (above.pop() !== name) throw new XmlRefused('an element is not closed')
      const item = open.pop()
      if (item && open.length === 0) ready.push({ item, section: above[1] ?? 'Project' })
      if (above.length === 0) isEnded = true
    },
  })
  const pass = async () => {
    for (const { item, section } of ready.splice(0)) await hear(item, section)
  }
  try {
    let decoder: TextDecoder | undefined
    for await (const part of await archive.stream(path)) {
      decoder ??= new TextDecoder(encodingOf(part))
      reader.push(decoder.decode(part, { stream: true }))
      await pass()
    }
    reader.push(decoder?.decode() ?? '')
    reader.end()
    await pass()
    if (!isEnded) throw new XmlRefused('it ends in the middle')
  } catch (error) {
    if (error instanceof XmlRefused) refuseProject('unreadable', { reason: error.message })
    throw error
  }
}

/** An attribute, or nothing where it is missing or empty. */
export function given(item: QdeItem, name: string): string | undefined {
  return attribute(item.attributes, name) || undefined
}

/** A GUID without the braces that some programs write around it, in small letters. It may be kept. */
export function guidOf(item: QdeItem, name = 'guid'): string | undefined {
  const guid = given(item, name)
    ?.trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase()
  return guid ? ownCopy(guid) : undefined
}

/** The same words as a text of their own: as a piece of the file they would keep all that was read with them in memory. */
export function ownCopy(words: string): string {
  return JSON.parse(JSON.stringify(words)) as string
}

export function below(item: QdeItem, name: string): QdeItem[] {
  return item.children.filter((child) => child.name === name)
}

/** What one of its elements says, trimmed; nothing where there is none. */
export function textBelow(item: QdeItem, name: string): string {
  return below(item, name)
    .map((child) => child.text.trim())
    .filter(Boolean)
    .join('\n\n')
}

function isItem(above: string[], name: string): boolean {
  if (above.length === 1) return name === 'Description' || name === 'NoteRef'
  if (above.length === 2) return sections.includes(above[1]!)
  return above.length === 3 && above[1] === 'CodeBook' && above[2] === 'Codes' && name === 'Code'
}

/** The byte order mark decides; without one it is UTF-8, as the standard asks for. */
function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
