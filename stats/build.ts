// Builds the package as others install it: JavaScript with type declarations, a package.json, the README and the API page.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { apiPage } from './api-page.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Writes the package into `folder`, which is emptied first. */
export function buildStats(folder = join(here, 'dist')): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const compiler = fileURLToPath(new URL('../lib/tsc.js', import.meta.resolve('typescript')))
  execFileSync(process.execPath, [compiler, '-p', join(here, 'tsconfig.build.json'), '--outDir', folder], {
    stdio: 'inherit',
  })
  const { name, version, description, license, type, sideEffects } = JSON.parse(
    readFileSync(join(here, 'package.json'), 'utf8'),
  )
  const entry = (path: string) => ({ types: `./${path}.d.ts`, default: `./${path}.js` })
  const exports = { '.': entry('index'), './*': entry('*') }
  const published = {
    name,
    version,
    description,
    license,
    type,
    sideEffects,
    engines: { node: '>=22' },
    exports,
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
  copyFileSync(join(here, 'README.md'), join(folder, 'README.md'))
  writeFileSync(join(folder, 'API.md'), apiPage())
}

if (import.meta.main) buildStats()
