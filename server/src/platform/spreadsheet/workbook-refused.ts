import { Failure } from '@firsthand/contract/core/failure'
import { XmlRefused } from '../xml/xml-reader.ts'

const reasons = {
  no_workbook: 'it is a packed file, but no Excel workbook',
  no_sheets: 'it has no sheet with rows',
  damaged: 'the workbook is damaged',
  unsafe: 'it would unpack to far more than a workbook holds',
  too_much_text: 'it holds more text than fits into memory',
  binary: 'it is a binary workbook; save it as .xlsx',
} as const

/** Why a file is no workbook that can be read. The reason goes into a sentence. */
export class WorkbookRefused extends Error {
  readonly code: keyof typeof reasons
  constructor(code: keyof typeof reasons) {
    super(reasons[code])
    this.code = code
  }
}

/** What archives and XML say, in the words of workbooks; everything else stays as it is. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof XmlRefused) return new WorkbookRefused('damaged')
  if (!(error instanceof Failure)) return error
  return new WorkbookRefused(error.code.endsWith('archive_unsafe') ? 'unsafe' : 'damaged')
}
