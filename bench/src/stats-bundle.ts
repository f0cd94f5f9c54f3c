// How much a browser page loads for one method of the statistics package: bundled alone, minified, compressed.
import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { exportedFunctions } from '../../stats/exported-functions.ts'

/** What one method may weigh, in kilobytes of 1,000 bytes after gzip. */
const LIMIT = 15

export type BundleRow = { name: string; value: number; reference: number; ratio: number; unit: string }

/** One row for the heaviest method of each area, and one for the method in the middle; `ratio` above 1 is too heavy. */
export async function measureStatsBundle(): Promise<BundleRow[]> {
  const sizes: { name: string; area: string; size: number }[] = []
  for (const { name, area } of exportedFunctions()) sizes.push({ name, area, size: await bundledSize(name) })
  sizes.sort((a, b) => b.size - a.size)
  const heaviest = [...Map.groupBy(sizes, ({ area }) => area)].map(([area, methods]) => ({
    ...methods[0]!,
    label: `heaviest of ${methods.length} in ${area}: ${methods[0]!.name}`,
  }))
  const middle = sizes[sizes.length >> 1]!
  return [...heaviest, { ...middle, label: `middle of all ${sizes.length}: ${middle.name}` }].map(
    ({ label, size }) => ({
      name: `stats bundle, ${label}`,
      value: size,
      reference: LIMIT,
      ratio: size / LIMIT,
      unit: 'kB gzip',
    }),
  )
}

async function bundledSize(name: string): Promise<number> {
  const index = fileURLToPath(new URL('../../stats/src/index.ts', import.meta.url))
  const bundle = await rolldown({
    input: 'page',
    platform: 'browser',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === 'page' ? id : null),
        load: (id) => (id === 'page' ? `export { ${name} } from ${JSON.stringify(index)}` : null),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'esm', minify: true })
  await bundle.close()
  const code = output.map((part) => (part.type === 'chunk' ? part.code : '')).join('')
  return gzipSync(code, { level: 9 }).length / 1000
}

if (import.meta.main) {
  for (const { name, value, reference, unit } of await measureStatsBundle()) {
    process.stdout.write(`${name}: ${value.toFixed(2)} of ${reference} ${unit}\n`)
  }
}
