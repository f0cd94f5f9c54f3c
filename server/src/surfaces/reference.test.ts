import { operations } from '@firsthand/contract'
import { fullPath, pathParameters } from '@firsthand/contract/core/operation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../test/world.ts'

type Schema = Record<string, unknown>
type Parameter = { name: string; in: string; required: boolean; schema: Schema }
type Content = Record<string, { schema: Schema }>
type Entry = {
  operationId: string
  summary: string
  parameters: Parameter[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<string, { description: string; content?: Content }>
}
type Description = {
  openapi: string
  info: { title: string; version: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Entry>>
  components: { schemas: Record<string, Schema> }
}

let world: World
let base: string
let description: Description
let entries: { path: string; method: string; entry: Entry }[]
beforeAll(async () => {
  world = await openWorld()
  base = await world.listen()
  description = (await (await fetch(`${base}/openapi.json`)).json()) as Description
  entries = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, entry]) => ({ path, method, entry })),
  )
})
afterAll(() => world.close())

test('the description is OpenAPI 3.1, of this installation', () => {
  expect(description.openapi).toBe('3.1.0')
  expect(description.info).toMatchObject({ title: 'Firsthand', version: expect.stringMatching(/./) })
  expect(description.servers).toEqual([{ url: 'http://localhost:3000' }])
})

test('every operation is described once, at its method and address', () => {
  for (const operation of operations) {
    const found = entries.filter(({ entry }) => entry.operationId === operation.name)
    expect(found, operation.name).toHaveLength(1)
    expect(found[0]).toMatchObject({ path: fullPath(operation), method: operation.method.toLowerCase() })
  }
  expect(new Set(entries.map(({ entry }) => entry.operationId)).size).toBe(entries.length)
})

test('paths are templates, and each name in one is a required parameter with a schema', () => {
  for (const { path, entry } of entries) {
    expect(path).toMatch(/^(\/(\{\w+\}|[\w.-]+))+$/)
    const inPath = entry.parameters.filter((parameter) => parameter.in === 'path')
    expect(inPath.map(({ name }) => name).toSorted(), path).toEqual(pathParameters(path).toSorted())
    for (const parameter of inPath) expect(parameter.required, path).toBe(true)
    for (const { name, schema } of entry.parameters) expect(schema, `${path} ${name}`).toBeTypeOf('object')
    const names = entry.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    expect(new Set(names).size, path).toBe(names.length)
  }
})

test('only methods with a body describe one, and it does not repeat what stands in the path', () => {
  for (const { path, method, entry } of entries) {
    if (method === 'get' || method === 'delete') expect(entry.requestBody, path).toBeUndefined()
    const properties = Object.keys(
      (entry.requestBody?.content['application/json']?.schema.properties ?? {}) as object,
    )
    expect(
      properties.filter((name) => pathParameters(path).includes(name)),
      path,
    ).toEqual([])
  }
})

test('every response has a description, refusals the schema of failures, and success its own', () => {
  for (const { path, entry } of entries) {
    expect(entry.summary, path).toMatch(/\.$|\)$/)
    expect(Object.keys(entry.responses), path).toContain('200')
    for (const [status, response] of Object.entries(entry.responses)) {
      expect(response.description, path).toMatch(/./)
      if (status !== '200')
        expect(response.content?.['application/json']?.schema).toEqual({
          $ref: '#/components/schemas/Failure',
        })
    }
  }
})

test('every schema is JSON Schema 2020-12 whose references lead somewhere', () => {
  const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
  walk(description, (node, at) => {
    if (typeof node.$ref === 'string') expect(resolve(node.$ref), `${at}: ${node.$ref}`).toBeDefined()
    if (at.includes('schema') && typeof node.type === 'string' && !at.endsWith('/properties'))
      expect(types, at).toContain(node.type)
    if (at.includes('schema')) expect(node, at).not.toHaveProperty('nullable')
    if (Array.isArray(node.required)) expect(new Set(node.required).size, at).toBe(node.required.length)
  })
})

test('the reference for people names every operation and passes our own policy', async () => {
  const response = await fetch(`${base}/docs`)
  const page = await response.text()
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  for (const operation of operations) expect(page).toContain(`id="${operation.name}"`)
  expect(page).toMatch(/<html lang="en">/)
  expect(page).toMatch(/<title>.+<\/title>/)

  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/)
  const sheets = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((match) => match[1]!)
  expect(sheets).not.toEqual([])
  for (const sheet of sheets)
    expect((await fetch(base + sheet)).headers.get('content-type')).toMatch(/^text\/css/)
})

function walk(value: unknown, visit: (node: Schema, at: string) => void, at = '#'): void {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) visit(value as Schema, at)
  for (const [name, each] of Object.entries(value)) walk(each, visit, `${at}/${name.replaceAll('/', '~1')}`)
}

function resolve(reference: string): unknown {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>(
      (at, name) => (at as Schema | undefined)?.[name.replaceAll('~1', '/').replaceAll('~0', '~')],
      description,
    )
}

test('an upload says which name it takes, what it answers, and that a key may send it', () => {
  const { post } = description.paths['/api/v1/workspaces/{workspace}/files'] as unknown as {
    post: Entry & { security: Record<string, unknown>[] }
  }
  expect(post.parameters).toContainEqual(
    expect.objectContaining({ name: 'name', in: 'query', required: true }),
  )
  expect(post.responses['200']?.content?.['application/json']?.schema).toMatchObject({
    properties: { id: expect.anything(), size: expect.anything() },
  })
  expect(post.security.map((each) => Object.keys(each))).toEqual([['session'], ['key']])
})

test('the reference is made once, is sent small, and not again to whoever has it', async () => {
  for (const path of ['/docs', '/openapi.json']) {
    const first = await fetch(`${base}${path}`, { headers: { 'accept-encoding': 'gzip' } })
    expect(first.headers.get('content-encoding'), path).toBe('gzip')
    const whole = (await first.text()).length
    expect(Number(first.headers.get('content-length')), path).toBeLessThan(whole / 8)
    const etag = first.headers.get('etag')!
    const again = await fetch(`${base}${path}`, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()], path).toEqual([304, ''])
  }
  expect(await (await fetch(`${base}/docs`)).text()).toContain('Authorization: Bearer')
})
