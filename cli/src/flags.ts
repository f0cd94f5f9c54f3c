import { type JsonSchema, inputSchema } from '@firsthand/contract/core/json-schema'
import { type Operation, pathParameters } from '@firsthand/contract/core/operation'
import { kebab } from '@firsthand/contract/core/words-of-name'
import { refuseUse } from './exit.ts'

/** One value of an operation's input, as it is typed. */
export type Flag = {
  /** Where the value goes in the input. */
  path: string[]
  /** `contact-type`, `dialect.delimiter`. */
  name: string
  kind: 'text' | 'number' | 'boolean' | 'list' | 'json' | 'any'
  choices: string[]
  isRequired: boolean
  isNullable: boolean
  description: string
  fallback: unknown
  /** What each entry of a list is. */
  element: Flag['kind']
}

/** What an operation takes: ids of its address in their order, then flags. */
export function flagsOf(operation: Operation): { words: Flag[]; flags: Flag[] } {
  const inPath = pathParameters(operation.path)
  const { properties = {}, required = [] } = inputSchema(operation)
  const all = Object.entries(properties).flatMap(([name, schema]) =>
    flagsOfField([name], schema, required.includes(name)),
  )
  return {
    words: inPath.flatMap((name) => all.filter((flag) => flag.path.length === 1 && flag.path[0] === name)),
    flags: all.filter((flag) => !(flag.path.length === 1 && inPath.includes(flag.path[0]!))),
  }
}

function flagsOfField(path: string[], schema: JsonSchema, isRequired: boolean): Flag[] {
  const { inner, isNullable } = withoutNull(schema)
  const flag: Flag = {
    path,
    name: path.map(kebab).join('.'),
    kind: kindOf(inner),
    choices: choicesOf(inner),
    isRequired: isRequired && schema.default === undefined,
    isNullable,
    description: schema.description ?? inner.description ?? '',
    fallback: schema.default,
    element: inner.items ? kindOf(withoutNull(inner.items).inner) : 'text',
  }
  if (flag.kind !== 'json' || !inner.properties) return [flag]
  const inside = Object.entries(inner.properties).flatMap(([name, below]) =>
    flagsOfField([...path, name], below, false),
  )
  return [flag, ...inside]
}

/** Reads what was typed for a flag; a list is typed again for each entry. */
export function readFlag(flag: Flag, texts: string[]): unknown {
  const [only = ''] = texts
  if (flag.kind === 'list') {
    if (texts.length === 1 && only.trimStart().startsWith('[')) return parseJson(flag, only)
    return texts.map((text) => readOne(flag, flag.element, text))
  }
  if (texts.length > 1)
    refuseUse('usage', `--${flag.name} takes one value; it was given ${texts.length} times.`)
  return readOne(flag, flag.kind, only)
}

function readOne(flag: Flag, kind: Flag['kind'], text: string): unknown {
  if (flag.isNullable && text === 'null') return null
  if (kind === 'number') {
    if (!/^-?\d+(\.\d+)?$/.test(text)) refuseUse('usage', `--${flag.name} takes a number, not "${text}".`)
    return Number(text)
  }
  if (kind === 'boolean') {
    if (!/^(true|false|yes|no)$/.test(text))
      refuseUse('usage', `--${flag.name} takes yes or no, not "${text}".`)
    return text === 'true' || text === 'yes'
  }
  if (kind === 'any') return /^[[{]/.test(text.trimStart()) ? parseJson(flag, text) : text
  return kind === 'json' ? parseJson(flag, text) : text
}

function parseJson({ name }: Flag, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuseUse('usage', `--${name} takes JSON, such as '{"name": "Ada"}' or @file.json; this is not.`)
  }
}

function withoutNull(schema: JsonSchema): { inner: JsonSchema; isNullable: boolean } {
  if (!schema.anyOf) return { inner: schema, isNullable: false }
  const rest = schema.anyOf.filter(({ type }) => type !== 'null')
  return { inner: rest.length === 1 ? rest[0]! : {}, isNullable: rest.length < schema.anyOf.length }
}

function kindOf({ type, enum: choices, const: only }: JsonSchema): Flag['kind'] {
  if (choices || typeof only === 'string' || type === 'string') return 'text'
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'boolean') return 'boolean'
  if (type === 'array') return 'list'
  return type === 'object' ? 'json' : 'any'
}

function choicesOf(schema: JsonSchema): string[] {
  return (schema.enum ?? schema.items?.enum ?? []).map(String)
}
