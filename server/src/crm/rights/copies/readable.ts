import type { Copy } from './gather.ts'

/** The same as a page that anybody can open, without scripts and without anything from outside. */
export function readableCopy(copy: Copy, made: { workspace: string; at: string }): string {
  const sections = Object.entries(copy).map(
    ([name, value]) => `<section><h2>${escape(title(name))}</h2>${describe(value)}</section>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>What is kept about you</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}dt{color:#555;float:left;clear:left;width:12rem}dd{margin:0 0 .25rem 12.5rem;white-space:pre-wrap;overflow-wrap:anywhere}li{margin:0 0 1rem;list-style:none}ul{padding:0}@media(max-width:40rem){dt{float:none}dd{margin-left:0}}</style>
</head><body><h1>What is kept about you</h1>
<p>Everything that ${escape(made.workspace)} keeps about you, on ${escape(made.at.slice(0, 10))}. The file data.json beside this one holds the same for machines.</p>
${sections.join('\n')}
</body></html>
`
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return `<ul>${value.map((each) => `<li>${describe(each)}</li>`).join('')}</ul>`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, each]) => each !== null && each !== '' && !isEmpty(each))
    return `<dl>${fields.map(([name, each]) => `<dt>${escape(title(name))}</dt><dd>${describe(each)}</dd>`).join('')}</dl>`
  }
  return escape(typeof value === 'string' ? value : JSON.stringify(value ?? ''))
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function title(name: string): string {
  const words = name
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words[0]!.toUpperCase() + words.slice(1)
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
