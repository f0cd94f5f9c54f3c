import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { compileFunction } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { apiPage } from '../api-page.ts'
import { exportedFunctions } from '../exported-functions.ts'
import * as stats from './index.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const functions = exportedFunctions()

describe('every exported function', () => {
  test('is found by the API page, and the page is up to date (node stats/api-page.ts)', () => {
    const exported = Object.entries(stats).filter(([, value]) => typeof value === 'function')
    expect(functions.map(({ name }) => name).toSorted()).toEqual(exported.map(([name]) => name).toSorted())
    expect(readFileSync(new URL('../API.md', import.meta.url), 'utf8')).toBe(apiPage())
  })

  test.each(functions)(
    '$name says what it tells you and has an example that runs',
    async ({ opening, example }) => {
      expect(opening).not.toBe('')
      expect(example).not.toBe('')
      await run(example)
    },
  )
})

const blocks = [...readme.matchAll(/## ([^\n]+)\n(?:(?!## )[\s\S])*?```ts\n([\s\S]*?)```/g)]
test.each(blocks.map(([, title, code]) => ({ title: title!, code: code! })))('README: $title', ({ code }) =>
  run(code),
)

/** Runs an example with everything exported in scope, and compares results with the comments beside them. */
async function run(code: string): Promise<void> {
  const lines = code.split('\n').filter((line) => !line.startsWith('import '))
  const body = lines.map((line) => {
    const [, expression, comment] = /^(\S.*?) \/\/ (.*)$/.exec(line) ?? []
    return expression && isExpression(expression)
      ? `check(await (${expression}), ${JSON.stringify(comment)})`
      : line
  })
  const last = body.findLastIndex((line) => line.trim() !== '' && !line.startsWith(' '))
  if (isExpression(body[last]!) && !body[last]!.startsWith('check('))
    body[last] = `check(await (${body[last]}), '')`
  const script = stripTypeScriptTypes(`(async () => {\n${body.join('\n')}\n})()`)
  const start = compileFunction(`return ${script}`, ['check', ...Object.keys(stats)])
  await start(check, ...Object.values(stats))
}

function isExpression(code: string): boolean {
  try {
    compileFunction(stripTypeScriptTypes(`(async () => (${code}))`))
    return true
  } catch {
    return false
  }
}

function check(found: unknown, comment: string): void {
  expect(found).not.toBeUndefined()
  expect(JSON.stringify(found, (_, value) => (Number.isNaN(value) ? 'not a number' : value))).not.toContain(
    'not a number',
  )
  if (/^-?\d/.test(comment)) compare(found, comment)
  else if (comment.startsWith("'")) expect(found).toBe(/^'([^']*)'/.exec(comment)![1])
  else if (/^(true|false)\b/.test(comment)) expect(String(found)).toBe(/^\w+/.exec(comment)![0])
  else if (comment.startsWith('[')) {
    const flat = Array.from(found as Iterable<unknown>).flatMap((part) =>
      typeof part === 'object' ? Object.values(part!) : [part],
    )
    const shown = comment.match(NUMBER) ?? []
    shown.forEach((number, at) => compare(flat[at], number))
  } else if (comment.startsWith('{') || /^\w+ -?\d/.test(comment)) {
    for (const [, key, number] of comment.matchAll(/(\w+):? (-?\d[\d.]*(?:e-?\d+)?…?)/g)) {
      if (key! in Object(found)) compare((found as Record<string, unknown>)[key!], number!)
    }
  }
}

const NUMBER = /-?\d[\d.]*(?:e-?\d+)?…?/g

/** A number followed by … shows its first digits; a short decimal is a rounded one. */
function compare(found: unknown, shown: string): void {
  const [text] = shown.match(NUMBER)!
  const number = Number(text.replace('…', ''))
  const decimals = /\.(\d*)/.exec(text)?.[1]!.length ?? 0
  const rounding = text.endsWith('…') ? 10 ** -decimals : decimals > 0 ? 0.5 * 10 ** -decimals : 0
  const tolerance = Math.max(rounding, 1e-9 * Math.max(1, Math.abs(number)))
  expect(typeof found).toBe('number')
  expect(Math.abs(Number(found) - number), `${String(found)} is not ${shown}`).toBeLessThanOrEqual(tolerance)
}
