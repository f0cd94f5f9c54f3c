import { z } from 'zod'
import { innermost } from '../http/query.ts'

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** What an operation takes or answers, with its words changed; what only names, dates or sorts something stays. */
export function changeWords(
  value: unknown,
  schema: unknown,
  change: (words: string, schema: unknown) => string,
): unknown {
  const known = innermost(schema)
  if (typeof value === 'string') return isWords(value, known) ? change(value, schema) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const element = (known as z.ZodArray<z.ZodType> | undefined)?.element
    return value.map((each) => changeWords(each, element, change))
  }
  const fields = fieldsOf(known, value)
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, changeWords(each, fields(name), change)]),
  )
}

export function isWords(value: string, schema: z.ZodType | undefined): boolean {
  const { type, format } = (schema?.def ?? {}) as { type?: string; format?: string }
  if (type === 'enum' || type === 'literal') return false
  if (format && ['uuid', 'guid', 'datetime', 'date'].includes(format)) return false
  return !idPattern.test(value)
}

export function collectIds(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    if (idPattern.test(value)) into.add(value.toLowerCase())
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) collectIds(each, into)
  }
}

/** The schemas of the fields of an object, of the option of a union that fits it. */
export function fieldsOf(schema: z.ZodType | undefined, value: object): (name: string) => unknown {
  const fitting = schema instanceof z.ZodUnion ? optionOf(schema, value) : schema
  const { type, shape, valueType } = (fitting?.def ?? {}) as {
    type?: string
    shape?: Record<string, unknown>
    valueType?: unknown
  }
  if (type === 'record') return () => valueType
  return (name) => (shape && Object.hasOwn(shape, name) ? shape[name] : undefined)
}

function optionOf(schema: z.ZodUnion, value: unknown): z.ZodType | undefined {
  const options = schema.options.filter((option) => option instanceof z.ZodType)
  return innermost(options.find((option) => option.safeParse(value).success))
}
