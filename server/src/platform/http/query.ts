import type { z } from 'zod'

/** Values of an address arrive as text: turns them into what the schema of an input expects, where that is plain. */
export function readQuery(schema: z.ZodObject, query: URLSearchParams): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const name of new Set(query.keys())) {
    const all = query.getAll(name)
    const expected = innermost(schema.shape[name])
    if (expected?.def.type === 'array') {
      const element = innermost((expected as z.ZodArray<z.ZodType>).element)
      input[name] = all.map((value) => coerced(element, value))
    } else {
      input[name] = all.length === 1 ? coerced(expected, all[0]!) : all
    }
  }
  return input
}

function coerced(schema: z.ZodType | undefined, value: string): unknown {
  const type = schema?.def.type
  if ((type === 'number' || type === 'int') && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value)
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  return value
}

/** What stands inside optional, default, nullable and the like. */
function innermost(schema: unknown): z.ZodType | undefined {
  let at = schema as { def?: { type: string; innerType?: unknown; in?: unknown } } | undefined
  while (at?.def && (at.def.innerType ?? (at.def.type === 'pipe' ? at.def.in : undefined))) {
    at = (at.def.innerType ?? at.def.in) as typeof at
  }
  return at as z.ZodType | undefined
}
