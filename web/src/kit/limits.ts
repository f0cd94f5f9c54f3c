import type { ZodType } from 'zod'

/** What a field may hold, as the contract's schema says it; spread into a field of the kit. */
export type Limits = {
  required: boolean
  minLength?: number
  maxLength?: number
  min?: number
  max?: number
  /** Choices of an enumeration. */
  options?: string[]
  /** The keyboard a phone should offer. */
  inputMode?: 'email' | 'url' | 'numeric'
}

/** The limits of every field of an object schema: `const limits = limitsOf(createPerson.input)`. */
export function limitsOf<Shape extends Record<string, ZodType>>(schema: {
  shape: Shape
}): Record<keyof Shape, Limits> {
  const fields = Object.entries(schema.shape).map(([name, field]) => [name, limitsOfField(field)] as const)
  return Object.fromEntries(fields) as Record<keyof Shape, Limits>
}

/** The limits of one field, found below whatever wraps it (optional, nullable, default, transform). */
export function limitsOfField(field: ZodType): Limits {
  let schema = inside(field)
  let required = true
  for (;;) {
    const { type, innerType, in: input } = schema.def
    if (['optional', 'nullable', 'default', 'prefault', 'catch'].includes(type)) required = false
    const next = type === 'pipe' ? input : innerType
    if (!next) break
    schema = inside(next)
  }
  const { type, entries } = schema.def
  const { minimum, maximum, format } = schema.bag
  const limits: Limits = { required }
  if (type === 'number')
    return { ...limits, min: numberOf(minimum), max: numberOf(maximum), inputMode: 'numeric' }
  if (type === 'enum' && entries) return { ...limits, options: Object.values(entries).map(String) }
  if (type !== 'string') return limits
  const mode = format === 'email' || format === 'url' ? format : undefined
  return { ...limits, minLength: numberOf(minimum), maxLength: numberOf(maximum), inputMode: mode }
}

type Inside = {
  def: { type: string; innerType?: ZodType; in?: ZodType; entries?: Record<string, string | number> }
  bag: { minimum?: unknown; maximum?: unknown; format?: unknown }
}

// zod keeps what a schema says of itself under `_zod`; its types describe each class apart, we ask them all alike.
function inside(schema: ZodType): Inside {
  return schema._zod as unknown as Inside
}

function numberOf(value: unknown) {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
