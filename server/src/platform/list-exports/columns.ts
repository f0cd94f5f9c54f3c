import type { Operation } from '@firsthand/contract/core/operation'
import type { z } from 'zod'
import { innermost } from '../http/query.ts'
import type { Cell } from '../spreadsheet/cell.ts'

export type Column = { name: string; cell(item: unknown): Cell }

type Schema = z.ZodType | undefined

/** The columns of a list, as its operation declares them: nested fields become columns of their own. */
export function columnsOf(item: z.ZodType): Column[] {
  return columnsBelow(item, [])
}

/** What one entry of a list is; undefined for an operation that answers no list, or that has no place for one. */
export function itemOf(operation: Operation): z.ZodType | undefined {
  const isList = operation.method === 'GET' && operation.allows !== 'account' && operation.allows !== 'anyone'
  const items = isList ? innermost(shapeOf(innermost(operation.output))?.items) : undefined
  return items?.def.type === 'array' ? (items as z.ZodArray<z.ZodType>).element : undefined
}

const deepest = 4

function columnsBelow(schema: Schema, path: string[]): Column[] {
  const inside = innermost(schema)
  const shape = shapeOf(inside)
  if (shape && path.length < deepest)
    return Object.entries(shape).flatMap(([name, field]) => columnsBelow(field, [...path, name]))
  return [{ name: path.join('.') || 'value', cell: (item) => cellOf(at(item, path), inside) }]
}

function shapeOf(schema: Schema): Record<string, z.ZodType> | undefined {
  return schema?.def.type === 'object'
    ? ((schema as z.ZodObject).shape as Record<string, z.ZodType>)
    : undefined
}

function at(item: unknown, path: string[]): unknown {
  return path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), item)
}

function cellOf(value: unknown, schema: Schema): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return textCell(value, schema)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(shortly).join('; ')
  return JSON.stringify(value)
}

function textCell(value: string, schema: Schema): Cell {
  const format = (schema?.def as { format?: string } | undefined)?.format
  if (format === 'datetime') return { instant: value }
  return format === 'date' ? { day: value } : value
}

/** One entry of a list in a list: by what people call it, where it has that. */
function shortly(value: unknown): string {
  if (!isRecord(value)) return typeof value === 'string' ? value : JSON.stringify(value)
  const name = ['name', 'title', 'sentence', 'email', 'phone', 'type', 'label'].find(
    (key) => typeof value[key] === 'string',
  )
  return name ? (value[name] as string) : JSON.stringify(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
