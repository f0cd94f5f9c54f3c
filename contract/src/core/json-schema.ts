import { z } from 'zod'
import type { Operation } from './operation.ts'

/** A JSON Schema (draft 2020-12), as far as surfaces look into one. */
export type JsonSchema = {
  type?: string | string[]
  description?: string
  default?: unknown
  enum?: unknown[]
  const?: unknown
  format?: string
  minimum?: number
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  [more: string]: unknown
}

/** What an operation takes, as JSON Schema. */
export function inputSchema(operation: Operation): JsonSchema {
  return toJsonSchema(operation.input, 'input')
}

/** What an operation answers, as JSON Schema. */
export function outputSchema(operation: Operation): JsonSchema {
  return toJsonSchema(operation.output, 'output')
}

/** The schema of one row where an operation answers a list, or undefined. */
export function rowSchema(operation: Operation): JsonSchema | undefined {
  return outputSchema(operation).properties?.items?.items
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return rest as JsonSchema
}
