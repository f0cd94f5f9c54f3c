import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCues } from './cues.ts'

const folder = new URL('../../../../../shared/data/real/transcript-files/spec-vttjs/', import.meta.url)
const isThere = existsSync(folder)

// Where we read more than the specification lets through, because recorders write it and words would be lost.
const lenient = new Map([['cue-times__fraction-digits', 'a fraction of two digits is a time']])

type Expected = { cues: { startTime: number; endTime: number; text: string }[] }

// The cases and expected cues are those of mozilla/vtt.js.
describe.skipIf(!isThere)('WebVTT cases of vtt.js (skipped where ../shared/data is absent)', () => {
  const names = isThere
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -5))
    : []

  test.each(names.filter((name) => !lenient.has(name)))('%s has the expected cues', (name) => {
    const expected = JSON.parse(read(`${name}.json`)) as Expected
    const { cues } = readCues(read(`${name}.vtt`).replaceAll('\r\n', '\n'), 'arrow')
    const found = cues.map(({ startsMs, endsMs, lines }) => ({ startsMs, endsMs, text: lines.join('\n') }))
    expect(found).toEqual(
      expected.cues.map(({ startTime, endTime, text }) => ({
        startsMs: Math.round(startTime * 1000),
        endsMs: Math.round(endTime * 1000),
        text,
      })),
    )
  })

  test.each([...lenient])('%s is read more leniently: %s', (name) => {
    expect(readCues(read(`${name}.vtt`), 'arrow').cues).toHaveLength(1)
  })
})

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8').replace(/^\ufeff/, '')
}
