import { fail } from '@firsthand/contract/core/failure'
import { previewImport } from '@firsthand/contract/crm/imports'
import iconv from 'iconv-lite'
import type { Services } from '../../platform/context.ts'
import { type DetectedDialect, detectDialect, sampleBytes } from './sheet/dialect.ts'

export type SourceFile = { sha256: string; size: number }
export type ChosenDialect = {
  encoding?: string | undefined
  delimiter?: string | undefined
  headerRow?: number | null | undefined
}
export type Head = { bytes: Buffer; isWhole: boolean; dialect: DetectedDialect }

const headBytes = 4 * sampleBytes

/** Reads how a file writes its table from its first bytes. Refuses what is no table. */
export async function readHead(
  services: Services,
  workspaceId: string,
  { file, chosen }: { file: SourceFile; chosen: ChosenDialect },
): Promise<Head> {
  const parts: Buffer[] = []
  const end = Math.min(headBytes, file.size) - 1
  if (end >= 0)
    for await (const part of services.files.stream(workspaceId, file.sha256, { start: 0, end }))
      parts.push(part as Buffer)
  const bytes = Buffer.concat(parts)
  refuseOtherFormats(bytes)
  if (chosen.encoding !== undefined && !iconv.encodingExists(chosen.encoding))
    fail(previewImport, 'file_unreadable', { reason: `nobody knows the encoding ${String(chosen.encoding)}` })

  const isWhole = file.size <= headBytes
  const dialect = detectDialect(bytes, {
    isWhole,
    ...(Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)) as object),
  })
  if (dialect.warnings.includes('empty') || dialect.sampleRows.length === 0) fail(previewImport, 'file_empty')
  return { bytes, isWhole, dialect }
}

const signatures: [string, string][] = [
  ['504b0304', 'it is an Excel workbook or another packed file'],
  ['d0cf11e0', 'it is an old Excel workbook'],
  ['25504446', 'it is a PDF'],
  ['89504e47', 'it is a picture'],
  ['ffd8ff', 'it is a picture'],
  ['1f8b', 'it is a packed file'],
]

function refuseOtherFormats(bytes: Buffer): void {
  const start = bytes.subarray(0, 4).toString('hex')
  const found = signatures.find(([signature]) => start.startsWith(signature))?.[1]
  if (found) fail(previewImport, 'file_unreadable', { reason: found })
  if (/^\ufeff?BEGIN:VCARD/i.test(bytes.subarray(0, 40).toString()))
    fail(previewImport, 'file_unreadable', { reason: 'it holds vCards, one below the other' })
  if (/^\ufeff?\s*(<!doctype html|<html|<\?xml)/i.test(bytes.subarray(0, 200).toString()))
    fail(previewImport, 'file_unreadable', { reason: 'it is a web page or XML' })
  if (looksBinary(bytes)) fail(previewImport, 'file_unreadable', { reason: 'it is not text' })
}

/** Control characters that no encoding of text writes often; zeros are half of UTF-16. */
function looksBinary(bytes: Buffer): boolean {
  const some = bytes.subarray(0, 4_096)
  const controls =
    some.filter((byte) => byte > 0 && byte < 9).length + some.filter((byte) => byte > 13 && byte < 27).length
  return controls > some.length * 0.05
}
