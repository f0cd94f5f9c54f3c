// Writes API.md: one line per exported function, from its docstring. Run it after adding a function.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { exportedFunctions } from './exported-functions.ts'

const titles: Record<string, string> = {
  lifetime: 'Customer lifetime and retention',
  optimise: 'Optimiser',
  pulse: 'Pulse: charts, changes, trends',
  qualitative: 'Qualitative coding',
  random: 'Seeded chance',
  rates: 'Rates and sample sizes',
  samples: 'Samples and networks',
  segments: 'Segments',
  special: 'Special functions',
  surveys: 'Surveys',
}

/** The page as Markdown. */
export function apiPage(): string {
  const areas = Map.groupBy(exportedFunctions(), ({ area }) => area)
  const sections = [...areas].map(([area, functions]) => {
    const lines = functions
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map(({ name, file, opening }) => `- [\`${name}\`](${file}): ${firstSentence(opening)}`)
    return `## ${titles[area] ?? area}\n\n${lines.join('\n')}\n`
  })
  return `# What the package exports\n\nWritten by \`api-page.ts\` from the docstrings. Do not edit.\n\n${sections.join('\n')}`
}

function firstSentence(opening: string): string {
  const end = opening.search(/[.?!](?= [A-Z]|$)/)
  return end < 0 ? opening : opening.slice(0, end + 1)
}

if (import.meta.main) writeFileSync(fileURLToPath(new URL('API.md', import.meta.url)), apiPage())
