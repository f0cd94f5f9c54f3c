import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../web/src/', import.meta.url))

/** An element that holds words which somebody said, as pages name them. */
const quoted = /<(\w+)([^<>]*)>\s*“?\{(\w+\.(?:words|body)|cut\(turn\.body\)|said|closingWords|title)\}/g

/** Elements that set their direction themselves, stand in a line that does, or hold a sentence of ours. */
const ours = new Set(['bdi', 'mark', 'VisuallyHidden'])

test('what a customer said is written from the right where their language is, wherever it is quoted', () => {
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(crm.people|evidence|conversations).*\.tsx$/.test(name),
  )
  const stiff = pages.flatMap((name) =>
    [...readFileSync(root + name, 'utf8').matchAll(quoted)]
      .filter(([, tag, rest, what]) => what !== 'title' || tag === 'q' || rest!.includes('quote'))
      .filter(([, tag, rest]) => !ours.has(tag!) && !rest!.includes('dir="auto"'))
      .map(([found]) => `${name}: ${found.replaceAll(/\s+/g, ' ')}`),
  )
  expect(stiff).toEqual([])
})
