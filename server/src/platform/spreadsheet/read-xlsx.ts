import { type Archive, type ArchiveSource, openArchive } from '../archive/read-archive.ts'
import { type WorkbookRow, readSheet } from './read-sheet.ts'
import { type Styles, readSharedStrings, readStyles } from './read-parts.ts'
import { WorkbookRefused, asRefusal } from './workbook-refused.ts'
import { attribute, createXmlReader } from '../xml/xml-reader.ts'

export type Sheet = { name: string; isHidden: boolean }

/** A workbook of Excel, LibreOffice, Numbers or Google, opened but not read. */
export type Workbook = {
  sheets: Sheet[]
  /** The rows of a sheet in bounded memory, as a reader sees them. */
  rows(sheet: number): AsyncGenerator<WorkbookRow>
  close(): void
}

const entriesAtMost = 10_000
const partAtMost = 16 * 1024 * 1024

/** Opens an .xlsx file. What would unpack to a bomb, is damaged or is no workbook is refused before it is read. */
export async function openWorkbook(source: ArchiveSource): Promise<Workbook> {
  let entries = 0
  try {
    const archive = await openArchive(source, () => (entries += 1) <= entriesAtMost)
    try {
      return await present(archive)
    } catch (error) {
      archive.close()
      throw error
    }
  } catch (error) {
    throw asRefusal(error)
  }
}

async function present(archive: Archive): Promise<Workbook> {
  const main = await findMain(archive)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const targets = await readRelations(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder)
  const { sheets, is1904 } = await readWorkbook(archive, main)
  const parts = sheets.map((sheet) => ({ ...sheet, path: targets.byId.get(sheet.relation) }))
  const readable = parts.filter((part) => part.path !== undefined && archive.has(part.path))
  if (readable.length === 0) throw new WorkbookRefused('no_sheets')

  let styles: Promise<Styles> | undefined
  let strings: Promise<string[]> | undefined
  return {
    sheets: readable.map(({ name, isHidden }) => ({ name, isHidden })),
    async *rows(sheet) {
      const path = readable[sheet]?.path
      if (path === undefined) throw new WorkbookRefused('no_sheets')
      try {
        styles ??= readStyles(archive, targets.byType.get('styles'))
        const reading = { styles: await styles }
        strings ??= readSharedStrings(archive, targets.byType.get('sharedStrings'))
        yield* readSheet(archive, path, { ...reading, strings: await strings, is1904 })
      } catch (error) {
        throw asRefusal(error)
      }
    },
    close: () => archive.close(),
  }
}

/** The main part as the package names it; some writers put it elsewhere than Excel does. */
async function findMain(archive: Archive): Promise<string> {
  const relations = archive.has('_rels/.rels') ? await readRelations(archive, '_rels/.rels', '') : undefined
  const main = relations?.byType.get('officeDocument') ?? 'xl/workbook.xml'
  if (!archive.has(main) || !/\.xml$/i.test(main)) throw new WorkbookRefused('no_workbook')
  return main
}

async function readRelations(archive: Archive, path: string, folder: string) {
  const byId = new Map<string, string>()
  const byType = new Map<string, string>()
  if (archive.has(path))
    await readXml(archive, path, (name, attributes) => {
      const target = attribute(attributes, 'Target')
      if (name !== 'Relationship' || target === undefined) return
      const whole = resolvePart(folder, target)
      byId.set(attribute(attributes, 'Id') ?? '', whole)
      byType.set(attribute(attributes, 'Type')?.split('/').at(-1) ?? '', whole)
    })
  return { byId, byType }
}

async function readWorkbook(archive: Archive, path: string) {
  const sheets: (Sheet & { relation: string })[] = []
  let is1904 = false
  await readXml(archive, path, (name, attributes) => {
    if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
    if (name === 'sheet')
      sheets.push({
        name: attribute(attributes, 'name') ?? `Sheet ${sheets.length + 1}`,
        isHidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
        relation: /:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '',
      })
  })
  return { sheets, is1904 }
}

async function readXml(archive: Archive, path: string, open: (name: string, attributes: string) => void) {
  const reader = createXmlReader({ open, close() {}, text() {} })
  reader.push(await archive.text(path, partAtMost))
}

/** Targets are relative to the folder of the part that names them, or begin at the root. */
function resolvePart(folder: string, target: string): string {
  const parts: string[] = []
  for (const part of (target.startsWith('/') ? target.slice(1) : folder + target).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
