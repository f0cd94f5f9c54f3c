import { expect, test } from 'vitest'
import { z } from 'zod'
import { operations } from '../index.ts'
import { Id, Instant, line, pageInput } from './shapes.ts'

const refusal = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message

test.each([
  [z.string(), 5, 'This must be text.'],
  [z.string(), undefined, 'This is missing.'],
  [z.number(), 'x', 'This must be a number.'],
  [z.int(), 1.5, 'This must be a whole number.'],
  [z.boolean(), 'x', 'This must be true or false.'],
  [z.array(z.string()), 'x', 'This must be a list.'],
  [z.object({}), [], 'This must be an object with named fields.'],
  [z.enum(['said', 'did']), 'x', 'Choose one of: said, did.'],
  [z.literal('said'), 'x', 'This must be said.'],
  [z.int().min(1), 0, 'This must be 1 or more.'],
  [pageInput.limit, 1000, 'This must be 200 or less.'],
  [z.number().gt(0), 0, 'This must be more than 0.'],
  [z.int(), 1e300, 'This must be 9,007,199,254,740,991 or less.'],
  [z.string().max(3), 'long', 'Give at most 3 characters.'],
  [z.string().min(1), '', 'Write something here.'],
  [z.array(z.string()).max(1), ['a', 'b'], 'Give at most 1 entry.'],
  [Id, 'x', 'This is not an id. Copy it whole.'],
  [Instant, 'yesterday', 'This is not a moment. Write it as 2026-05-14T09:30:00Z.'],
  [z.union([z.string(), z.number()]), true, 'This is none of the kinds of value that fit here.'],
])('a value that does not fit is refused in a plain sentence (%#)', (schema, value, sentence) => {
  expect(refusal(schema, value)).toBe(sentence)
})

test('a check with a sentence of its own keeps it', () => {
  expect(refusal(z.string().min(10, 'Use at least 10 characters.'), 'short')).toBe(
    'Use at least 10 characters.',
  )
})

test('ids compare equal however they were typed', () => {
  expect(Id.parse('0199F3B2-7C1E-7AAA-8BBB-0123456789AB')).toBe('0199f3b2-7c1e-7aaa-8bbb-0123456789ab')
})

test('no operation answers wrong input in the words of the schema library', () => {
  for (const operation of operations) {
    const wrong = Object.fromEntries(
      Object.keys(operation.input.shape).map((name) => [name, Symbol.iterator]),
    )
    const issues = operation.input.safeParse(wrong).error?.issues ?? []
    for (const { message } of issues)
      expect(message, operation.name).not.toMatch(/invalid|expected|received|too (big|small)/i)
  }
})

test.each(['\u200b', '\u200d\ufeff', '\u00ad \u2060', '\u3164', '\u2800', '\u202e', '\u{e0041}'])(
  'a name of which nothing can be seen is no name (%j)',
  (unseen) => {
    const sentence = 'Nothing of this can be seen. Write it in letters, digits or signs.'

    expect(refusal(line(200), unseen)).toBe(sentence)
    expect(refusal(line(200), `${unseen}?`)).toBeUndefined()
  },
)

test.each(['Zo\u00eb', 'نیلوفر\u200cپور', '👩\u200d🌾', '\u200fשירה', '李', '…'])(
  'a name that can be seen is a name, however it is joined (%s)',
  (name) => expect(line(200).parse(name)).toBe(name.normalize('NFC')),
)
