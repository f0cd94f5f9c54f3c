import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

/** Which packages a package may import. */
const packages: Record<string, string[]> = {
  contract: [],
  stats: [],
  server: ['contract', 'stats'],
  web: ['contract', 'stats'],
  cli: ['contract'],
  e2e: ['contract'],
  bench: ['contract', 'server', 'stats', 'web'],
}

/** The packages that are laid out by domain. */
const sides = ['contract', 'server', 'web']

/** The domains, lowest line first. A domain imports only from lines above its own; those on one line never from each other. */
const order = [
  ['platform'],
  ['crm'],
  ['evidence'],
  ['studies'],
  ['outreach', 'conversations', 'surveys', 'economics'],
  ['pulse', 'team'],
  ['discovery'],
  ['example'],
  ['surfaces'],
]

/** Folders of a side that are no domain: what they may import, and who may import them. */
const special: Record<
  string,
  Record<string, { mayImport: 'everything' | string[]; openTo: 'everybody' | string[] }>
> = {
  server: { commands: { mayImport: 'everything', openTo: ['commands'] } },
  web: {
    kit: { mayImport: [], openTo: 'everybody' },
    api: { mayImport: [], openTo: 'everybody' },
    shell: { mayImport: ['kit', 'api', 'platform'], openTo: 'everybody' },
    gallery: { mayImport: 'everything', openTo: ['gallery'] },
  },
  contract: { core: { mayImport: [], openTo: 'everybody' } },
}

export type Violation = { file: string; imports: string; why: string }

/** Every import of the tree that crosses a boundary. (Circles within a domain are found by the linter.) */
export function findViolations(root: string): Violation[] {
  const files = Object.keys(packages).flatMap((name) => sourceFiles(join(root, name)))
  const graph = new Map(files.map((file) => [file, importsOf(file)]))
  return [...graph].flatMap(([file, imports]) =>
    imports.flatMap((specifier) => {
      const why = judge(root, file, specifier)
      return why ? [{ file: relative(root, file), imports: specifier, why }] : []
    }),
  )
}

function judge(root: string, file: string, specifier: string): string | undefined {
  const [from, ...place] = relative(root, file).split(/[\\/]/) as [string, ...string[]]
  const bare = /^@firsthand\/(\w+)(?:\/(.*))?$/.exec(specifier)
  if (bare)
    return bare[1] === from || packages[from]!.includes(bare[1]!)
      ? undefined
      : `${from} may import ${packages[from]!.join(' and ') || 'no other package'}`
  if (!specifier.startsWith('.')) return undefined

  const target = normalize(join(dirname(file), specifier))
  const [to, ...there] = relative(root, target).split(/[\\/]/) as [string, ...string[]]
  if (to !== from)
    return from === 'bench' || from === 'e2e' || place[0] === 'test'
      ? undefined
      : `another package is imported by its name, not by a path`
  if (place[0] !== 'src' || there[0] !== 'src' || !sides.includes(from)) return undefined
  // Files directly in src put the domains together.
  if (place.length === 2 || special[from]?.[place[1]!]?.mayImport === 'everything') return undefined
  if (there.length === 2)
    return there[1]!.startsWith('index.') || isTest(file)
      ? undefined
      : 'only the files that put the domains together know them all'
  return judgeFolders(from, place[1]!, there[1]!, isTest(file))
}

function judgeFolders(side: string, from: string, to: string, fromTest: boolean): string | undefined {
  if (from === to) return undefined
  const rules = special[side] ?? {}
  const source = rules[from]
  const target = rules[to]
  if (source?.mayImport === 'everything') return undefined
  if (target) {
    if (target.openTo !== 'everybody' && !target.openTo.includes(from) && !fromTest)
      return `${to} is not open to ${from}`
    return !source || source.mayImport.includes(to)
      ? undefined
      : `${from} may import ${[...source.mayImport].join(', ') || 'nothing beside itself'}`
  }
  if (source) return source.mayImport.includes(to) ? undefined : `${from} knows no domain`
  const [low, high] = [lineOf(to), lineOf(from)]
  if (low === -1 || high === -1)
    return `${low === -1 ? to : from} is not in the list of domains (tools/boundaries.ts)`
  if (fromTest) return undefined
  return low < high
    ? undefined
    : `${from} stands ${low === high ? 'beside' : 'below'} ${to}: record an event, or offer a slot`
}

function lineOf(domain: string): number {
  return order.findIndex((line) => line.includes(domain))
}

function isTest(file: string): boolean {
  return /\.(?:test|stories)\.tsx?$|\.seed\.ts$/.test(file)
}

function sourceFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/(?:^|[\\/])(?:node_modules|dist)[\\/]/.test(name))
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}

/** What a file imports or exports from, `import()` included. Read as text: comments that look like imports do not occur. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^\s*import\s+)['"]([^'"]+)['"]/gm)].map(
    (match) => match[1]!,
  )
}
