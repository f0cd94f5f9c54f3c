import { type DocumentLine, type DocumentParagraph, type DocumentPart, createBudget } from './document.ts'

type Open = DocumentParagraph & { line: DocumentLine; isBoldSoFar: boolean; joinsNext: boolean }

type OpenTable = { number: number; row: DocumentParagraph[][] | null; cell: DocumentParagraph[] | null }

/** Puts a document together from what its reader meets: runs of text, ends of lines, paragraphs, cells and rows. */
export function createParagraphWriter() {
  const budget = createBudget()
  const parts: DocumentPart[] = []
  const open: Open[] = []
  const tables: OpenTable[] = []
  let tableCount = 0
  let joined: DocumentLine[] | null = null

  function keep(paragraph: DocumentParagraph): void {
    budget.part()
    const cell = tables.at(-1)?.cell
    if (cell) cell.push(paragraph)
    else parts.push({ kind: 'paragraph', paragraph })
  }

  return {
    parts,
    current: () => open.at(-1),
    openParagraph(): void {
      const paragraph: Open = {
        heading: null,
        isList: false,
        lines: [],
        line: { text: '', bold: '' },
        isBoldSoFar: true,
        joinsNext: false,
      }
      if (joined) {
        paragraph.lines.push(...joined.slice(0, -1))
        paragraph.line = joined.at(-1) ?? paragraph.line
        paragraph.isBoldSoFar = false
        joined = null
      }
      open.push(paragraph)
    },
    text(raw: string, isBold: boolean): void {
      // XML may name characters that no text holds.
      const text = raw
        .toWellFormed()
        .replaceAll('\0', '')
        .replace(/[\r\n]+/g, ' ')
      const paragraph = open.at(-1)
      if (!paragraph || text === '') return
      budget.text(text.length)
      const { line } = paragraph
      line.text += text
      // Space between a bold name and what it says may be of either kind.
      if (paragraph.isBoldSoFar && (isBold || text.trim() === '')) line.bold += text
      else paragraph.isBoldSoFar = false
    },
    endLine(): void {
      const paragraph = open.at(-1)
      if (!paragraph) return
      paragraph.lines.push(paragraph.line)
      budget.part()
      paragraph.line = { text: '', bold: '' }
      paragraph.isBoldSoFar = true
    },
    closeParagraph(): void {
      const paragraph = open.pop()
      if (!paragraph) return
      const { heading, isList, lines, line, joinsNext } = paragraph
      const all = [...lines, line]
      if (joinsNext) joined = all
      else keep({ heading, isList, lines: all })
    },
    openTable(): void {
      tableCount += 1
      tables.push({ number: tableCount, row: null, cell: null })
    },
    openRow(): void {
      const table = tables.at(-1)
      if (table) table.row = []
    },
    openCell(): void {
      const table = tables.at(-1)
      if (table) table.cell = []
    },
    closeCell(): void {
      const table = tables.at(-1)
      if (table?.cell) table.row?.push(table.cell)
      if (table) table.cell = null
    },
    closeRow(): void {
      const table = tables.at(-1)
      if (!table?.row) return
      // A table in the cell of another is read as the paragraphs in it.
      const outer = tables.at(-2)?.cell
      if (outer) outer.push(...table.row.flat())
      else parts.push({ kind: 'row', table: table.number, cells: table.row })
      table.row = null
      table.cell = null
    },
    closeTable: (): void => void tables.pop(),
    end(): void {
      while (open.length > 0) this.closeParagraph()
      if (joined) keep({ heading: null, isList: false, lines: joined })
      joined = null
    },
  }
}
