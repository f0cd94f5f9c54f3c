import { failCommon } from '@firsthand/contract/core/failure'
import type { z } from 'zod'

export type UnknownField = { path: string[]; known: string[] }

const reported = 50
const shown = 60

/** Refuses what no schema takes: left out without a word, a misspelt field would lose what was meant. */
export function refuseUnknownFields(schema: z.ZodType, sent: unknown): void {
  const unknown = unknownFields(schema, sent).slice(0, reported)
  const [first] = unknown
  if (!first) return
  failCommon('unknown_field', {
    params: { field: first.path.join('.').slice(0, shown * 2), known: sayKnown(first) },
    problems: unknown.map((each) => ({ path: each.path.join('.'), message: sayKnown(each) })),
  })
}

/** The fields of something sent that its schema does not name, from the outside in, each with those that it names there. */
export function unknownFields(schema: z.ZodType, value: unknown, path: string[] = []): UnknownField[] {
  const at = schema as z.ZodType & { def: Def }
  const { def } = at
  switch (def.type) {
    case 'object':
      return isPlain(value) ? inObject(def, value, path) : []
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((each, index) => unknownFields(def.element!, each, [...path, String(index)]))
        : []
    case 'record':
      return isPlain(value)
        ? Object.entries(value).flatMap(([name, each]) =>
            unknownFields(def.valueType!, each, [...path, name]),
          )
        : []
    case 'union':
      return inUnion(def.options!, value, path)
    case 'pipe':
      return def.in!.def.type === 'transform' ? [] : unknownFields(def.in!, value, path)
    case 'lazy':
      return unknownFields(def.getter!(), value, path)
    default:
      return def.innerType ? unknownFields(def.innerType, value, path) : []
  }
}

type Def = {
  type: string
  shape?: Record<string, z.ZodType>
  catchall?: z.ZodType
  element?: z.ZodType
  valueType?: z.ZodType
  options?: z.ZodType[]
  in?: z.ZodType
  innerType?: z.ZodType
  getter?: () => z.ZodType
}

function inObject(
  { shape = {}, catchall }: Def,
  value: Record<string, unknown>,
  path: string[],
): UnknownField[] {
  return Object.entries(value).flatMap(([name, each]) => {
    if (Object.hasOwn(shape, name)) return unknownFields(shape[name]!, each, [...path, name])
    return catchall && catchall.def.type !== 'never'
      ? []
      : [{ path: [...path, name], known: Object.keys(shape) }]
  })
}

/** What fits one of several shapes wholly is known; else what the first that fits does not name. */
function inUnion(options: z.ZodType[], value: unknown, path: string[]): UnknownField[] {
  if (typeof value !== 'object' || value === null) return []
  const found = options
    .filter((option) => option.safeParse(value).success)
    .map((option) => unknownFields(option, value, path))
  return found.some((each) => each.length === 0) ? [] : (found[0] ?? [])
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sayKnown({ path, known }: UnknownField): string {
  const name = path.at(-1)!.slice(0, shown)
  if (known.length === 0) return 'It takes no fields.'
  const near = known
    .map((each) => ({ each, edits: editsBetween(name.toLowerCase(), each.toLowerCase()) }))
    .toSorted((one, other) => one.edits - other.edits)
    .slice(0, 3)
    .map(({ each }) => `“${each}”`)
  return near.length === 1
    ? `The only field here is ${near[0]!}.`
    : `The nearest that there are: ${near.slice(0, -1).join(', ')} and ${near.at(-1)!}.`
}

/** How many letters must be put in, taken out or changed to make one word of another. */
function editsBetween(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const changed = above[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1)
      line.push(Math.min(above[column]! + 1, line[column - 1]! + 1, changed))
    }
    above = line
  }
  return above.at(-1)!
}
