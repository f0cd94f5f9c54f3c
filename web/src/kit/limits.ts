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

/** Of text that may be left out: how long it may be. */
export function upTo(maxLength: number): Limits {
  return { required: false, maxLength }
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
  let schema = field as unknown as Inside
  let required = true
  for (;;) {
    const { type, innerType, in: input } = schema.def
    if (['optional', 'nullable', 'default', 'prefault', 'catch'].includes(type)) required = false
    const next = type === 'pipe' ? input : innerType
    if (!next) break
    schema = next
  }
  const { minLength, maxLength, minValue, maxValue, format, options } = schema
  const limits: Limits = { required }
  if (schema.def.type === 'number')
    return { ...limits, min: numberOf(minValue), max: numberOf(maxValue), inputMode: 'numeric' }
  if (schema.def.type === 'enum') return { ...limits, options: options?.map(String) }
  if (schema.def.type !== 'string') return limits
  const mode = format === 'email' || format === 'url' ? format : undefined
  return { ...limits, minLength: numberOf(minLength), maxLength: numberOf(maxLength), inputMode: mode }
}

// zod describes each class of schema apart; we ask them all alike and take what is there.
type Inside = {
  def: { type: string; innerType?: Inside; in?: Inside }
  minLength?: number | null
  maxLength?: number | null
  minValue?: number | null
  maxValue?: number | null
  format?: string | null
  options?: (string | number)[]
}

function numberOf(value: unknown) {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
