// Where tests find the real files, and that they skip where the folder is absent.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../../../shared/data/real/', import.meta.url))

export const hasRealFiles = existsSync(root)
export const whySkipped = 'the folder ../shared/data/real is absent'

export function realFile(path: string): Uint8Array {
  return readFileSync(root + path)
}

export function realFiles(folder: string, pattern: RegExp): string[] {
  if (!hasRealFiles) return []
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path))
    .map((path) => `${folder}/${path}`)
    .toSorted()
}
