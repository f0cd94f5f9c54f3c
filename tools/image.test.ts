import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeSettings } from '../server/src/platform/settings.ts'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (name: string) => readFileSync(`${root}${name}`, 'utf8')
const dockerfile = read('Dockerfile')
const compose = read('compose.yaml')

test('everything that the image copies is there', () => {
  const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
    match[1]!.split(' '),
  )

  expect(sources.filter((source) => !source.includes('*') && !existsSync(root + source))).toEqual([])
})

test('the image installs from the manifests of all packages, or the lock file would not fit', () => {
  const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] }

  for (const name of workspaces) expect(dockerfile).toContain(`COPY ${name}/package.json ${name}/`)
})

test('the image copies every package that the server imports', () => {
  const { dependencies } = JSON.parse(read('server/package.json')) as { dependencies: Record<string, string> }
  const ours = Object.keys(dependencies).filter((name) => name.startsWith('@firsthand/'))

  for (const name of ours) {
    const folder = name.slice('@firsthand/'.length)
    expect(dockerfile).toMatch(new RegExp(`^COPY ${folder} ${folder}$`, 'm'))
    expect(dockerfile).toContain(`--workspace ${name}`)
  }
})

test('the image runs as nobody in particular and says whether it is well', () => {
  expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM '))
  expect(dockerfile).toContain('HEALTHCHECK')
  expect(dockerfile).toContain('/readyz')
})

test('compose sets only what is a setting', () => {
  const settings = describeSettings().map((setting) => setting.name)
  const [, environment = ''] = /firsthand:\n[\s\S]*?environment:\n([\s\S]*?)\n    ports:/.exec(compose) ?? []
  const named = [...environment.matchAll(/^ {6}([A-Z_]+):/gm)].map((match) => match[1]!)

  expect(named.length).toBeGreaterThan(3)
  expect(settings).toEqual(expect.arrayContaining(named))
})

test('every setting is explained in the README', () => {
  const readme = read('README.md')
  const silent = describeSettings().filter(({ name }) => !readme.includes(`\`${name}\``))

  expect(silent.map(({ name }) => name)).toEqual([])
})

test('every page of the guide is in its table of contents', () => {
  const pages = readdirSync(`${root}docs/guide`).filter((name) => name !== 'README.md')

  for (const page of pages) expect(read('docs/guide/README.md'), page).toContain(`(${page})`)
})
