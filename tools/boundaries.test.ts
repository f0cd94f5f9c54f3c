import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { findViolations } from './boundaries.ts'

const made: string[] = []
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })))

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'boundaries-'))
  made.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

test('the project keeps its own boundaries', () => {
  expect(findViolations(fileURLToPath(new URL('..', import.meta.url)))).toEqual([])
})

test.each([
  [
    'a lower domain imports a higher one on the server',
    'server/src/crm/people/people.ts',
    "import { x } from '../../evidence/claims/claims.ts'",
  ],
  [
    'a lower domain imports a higher one in the web',
    'web/src/crm/person.page.tsx',
    "import { x } from '../discovery/today.page.tsx'",
  ],
  [
    'two domains on one line import each other',
    'server/src/surveys/a.ts',
    "import { x } from '../conversations/b.ts'",
  ],
  ['the kit knows a domain', 'web/src/kit/rung.tsx', "import { x } from '../evidence/claim.page.tsx'"],
  ['the web imports the server', 'web/src/crm/a.ts', "import { x } from '@firsthand/server/db'"],
  ['the contract imports the server', 'contract/src/crm/a.ts', "import type { x } from '@firsthand/server'"],
  [
    'a package is reached by a path',
    'web/src/crm/a.ts',
    "import { x } from '../../../contract/src/crm/people.ts'",
  ],
  [
    'a page is loaded late from a higher domain',
    'web/src/crm/a.ts',
    "const x = () => import('../discovery/today.ts')",
  ],
  [
    'a domain imports the list of all domains',
    'server/src/crm/a.ts',
    "import { domains } from '../domains.ts'",
  ],
])('a violation is found: %s', (_, path, text) => {
  expect(findViolations(tree({ [path]: text }))).toMatchObject([{ file: path }])
})

test.each([
  [
    'a higher domain imports a lower one',
    'server/src/discovery/today.ts',
    "import { x } from '../crm/people/people.ts'",
  ],
  [
    'the server imports the contract',
    'server/src/crm/a.ts',
    "import { x } from '@firsthand/contract/crm/people'",
  ],
  ['a page imports the kit', 'web/src/crm/a.tsx', "import { Rung } from '../kit/rung.tsx'"],
])('what is allowed is left alone: %s', (_, path, text) => {
  expect(findViolations(tree({ [path]: text }))).toEqual([])
})
