import type { z } from 'zod'

/** Values of an address arrive as text: turns them into what the schema of an input expects, where that is plain. */
export function readQuery(schema: z.ZodObject, query: URLSearchParams): Record<string, unknown> {
  const given = new Map<string, unknown>()
  for (const name of new Set(query.keys())) {
    const all = query.getAll(name)
    // Names such as `toString` and `__proto__` are no fields, whatever plain objects have by birth.
    const expected = Object.hasOwn(schema.shape, name) ? innermost(schema.shape[name]) : undefined
    if (expected?.def.type === 'array') {
      const element = innermost((expected as z.ZodArray<z.ZodType>).element)
      given.set(
        name,
        all.map((value) => coerced(element, value)),
      )
    } else {
      given.set(name, all.length === 1 ? coerced(expected, all[0]!) : all)
    }
  }
  return Object.fromEntries(given)
}

function coerced(schema: z.ZodType | undefined, value: string): unknown {
  const type = schema?.def.type
  if ((type === 'number' || type === 'int') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  if ((type === 'object' || type === 'union') && value.startsWith('{')) return readObject(value)
  return value
}

/** An object stands in an address as JSON; what is none stays text, and the schema says so. */
function readObject(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** What stands inside optional, default, nullable and the like. */
export function innermost(schema: unknown): z.ZodType | undefined {
  let at = schema as { def?: { type: string; innerType?: unknown; in?: unknown } } | undefined
  while (at?.def && (at.def.innerType ?? (at.def.type === 'pipe' ? at.def.in : undefined))) {
    at = (at.def.innerType ?? at.def.in) as typeof at
  }
  return at as z.ZodType | undefined
}
