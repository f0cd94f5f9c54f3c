import fc from 'fast-check'
import { z } from 'zod'

type Options = {
  /** Ids that exist somewhere, and are put wherever a schema wants one. */
  ids: string[]
  /** How often, of ten, a value is something that nobody should send. */
  hostile?: number
  /** Leaves nothing out that may be left out. */
  complete?: boolean
}

/** Inputs made from a schema, so that an operation that is added tomorrow is tried tomorrow. */
export function inputsFor(schema: z.ZodType, options: Options): fc.Arbitrary<Record<string, unknown>> {
  return valuesFor(schema, options) as fc.Arbitrary<Record<string, unknown>>
}

function valuesFor(schema: z.ZodType, options: Options): fc.Arbitrary<unknown> {
  const fitting = fittingValues(schema, options)
  const { hostile = 0 } = options
  if (hostile === 0 || schema.def.type === 'object') return fitting
  return fc.oneof(
    { arbitrary: fitting, weight: 10 - hostile },
    { arbitrary: fc.constantFrom(...hostileValues), weight: hostile },
  )
}

/** Values that a schema mostly takes. */
function fittingValues(schema: z.ZodType, options: Options): fc.Arbitrary<unknown> {
  const { def } = schema as unknown as { def: Definition }
  const inner = (each: z.ZodType) => valuesFor(each, options)
  switch (def.type) {
    case 'optional':
    case 'default':
      return options.complete
        ? inner(def.innerType!)
        : fc.option(inner(def.innerType!), { nil: undefined, freq: 2 })
    case 'nullable':
      return options.complete ? inner(def.innerType!) : fc.option(inner(def.innerType!), { nil: null })
    case 'pipe':
      return inner(def.in!)
    case 'readonly':
    case 'nonoptional':
      return inner(def.innerType!)
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(def.shape!).map(([name, each]) => [name, inner(each)])),
      )
    case 'array':
      return fc.array(inner(def.element!), { minLength: 1, maxLength: 3 })
    case 'tuple':
      return fc.tuple(...def.items!.map(inner))
    case 'union':
      return fc.oneof(...def.options!.map(inner))
    case 'record':
      return fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), inner(def.valueType!), {
        maxKeys: 3,
      })
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries!))
    case 'literal':
      return fc.constantFrom(...def.values!)
    case 'boolean':
      return fc.boolean()
    case 'number':
      return numbersFor(schema)
    case 'string':
      return stringsFor(schema, options)
    case 'template_literal':
      return schema instanceof z.ZodTemplateLiteral
        ? fc.stringMatching(schema._zod.pattern)
        : fc.jsonValue({ maxDepth: 3 })
    default:
      return fc.jsonValue({ maxDepth: 3 })
  }
}

type Definition = {
  type: string
  innerType?: z.ZodType
  in?: z.ZodType
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  items?: z.ZodType[]
  options?: z.ZodType[]
  valueType?: z.ZodType
  entries?: Record<string, unknown>
  values?: unknown[]
}

function numbersFor(schema: z.ZodType): fc.Arbitrary<unknown> {
  const fits = [0, 1, 2, 3, 7, 30, 200, 0.5, -1, 12_345].filter((value) => schema.safeParse(value).success)
  return fc.constantFrom(...(fits.length > 0 ? fits : [1]))
}

let counter = 0

/** Texts are told apart by a number, so that what must be unique mostly is. */
function stringsFor(schema: z.ZodType, { ids }: Options): fc.Arbitrary<unknown> {
  if ((schema as unknown as { format?: string }).format === 'uuid' && ids.length > 0)
    return fc.constantFrom(...ids)
  const makers = texts.filter((make) => schema.safeParse(make(1)).success)
  const unique = makers.filter((make) => make(1) !== make(2))
  const chosen = unique.length > 0 ? unique : makers.length > 0 ? makers : [() => 'text']
  return fc.constantFrom(...chosen).map((make) => make((counter += 1)))
}

const texts: ((unique: number) => string)[] = [
  (unique) => `Some words ${unique}`,
  (unique) => `person${unique}@example.com`,
  (unique) => `https://example.com/${unique}`,
  (unique) => `A much longer text with several sentences. Number ${unique}. Žofie said: “I left”.`,
  () => '2026-05-14T09:30:00.000Z',
  () => '2026-05-14',
  () => 'Europe/Berlin',
  () => 'de',
  () => 'DE',
  () => 'EUR',
  () => '+49 30 901820',
  () => 'people.csv',
]

const long = 'x'.repeat(30_000)

/** What nobody should send, and somebody will. */
const hostileValues: unknown[] = [
  null,
  '',
  ' ',
  'a\u0000b',
  'lone \ud800 surrogate',
  long,
  '\u202e\u200f\ufeff',
  `' OR 1=1; --`,
  `"; DROP TABLE people; --`,
  '\\',
  "\\'; SELECT 1",
  '%_%',
  '& | ! ( ) :* <->',
  '{{7*7}}',
  '../../../etc/passwd',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://evil.example")',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'not-an-id',
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  2 ** 31,
  2 ** 63,
  true,
  [],
  {},
  [[[[]]]],
  { __proto__: null, constructor: { prototype: 1 } },
  JSON.parse('{"__proto__": {"name": "x"}}'),
  Array.from({ length: 500 }, () => 'x'),
  '9999-12-31T23:59:59.999Z',
  '0001-01-01',
  '+275760-09-13T00:00:00.000Z',
  '2026-02-31',
  'Invalid Date',
  'W10',
  Buffer.from('["2026-05-14","x"]').toString('base64url'),
  Buffer.from('["\\u0000",1e300]').toString('base64url'),
]
