import { z } from 'zod'

/*
 * What a schema says when a value is not right: a sentence that says what to do, for every check that brings none of its
 * own. Set once for all schemas, on the server as in the browser; operation.ts brings it along.
 */
z.config({ customError: sentenceFor })

type Issue = Parameters<z.core.$ZodErrorMap>[0]

/** The sentence for a value that a schema refused. */
export function sentenceFor(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? 'This is missing.'
        : `This must be ${nameOfType(issue.expected)}.`
    case 'invalid_value':
      return issue.values.length === 1
        ? `This must be ${String(issue.values[0])}.`
        : `Choose one of: ${issue.values.map(String).join(', ')}.`
    case 'too_small':
      return sizeSentence({
        bound: issue.minimum,
        origin: issue.origin,
        inclusive: issue.inclusive,
        side: 'least',
      })
    case 'too_big':
      return sizeSentence({
        bound: issue.maximum,
        origin: issue.origin,
        inclusive: issue.inclusive,
        side: 'most',
      })
    case 'invalid_format':
      return formats[issue.format] ?? 'This is not written as it must be.'
    case 'not_multiple_of':
      return `This must be a multiple of ${issue.divisor}.`
    case 'unrecognized_keys':
      return `Nothing here is called ${issue.keys.join(', ')}. Leave it out.`
    case 'invalid_union':
      return 'This is none of the kinds of value that fit here.'
    case 'invalid_key':
    case 'invalid_element':
      return 'One of the entries here is not right.'
    case 'custom':
      return 'This is not right.'
  }
}

type Size = {
  bound: number | bigint
  origin: string
  inclusive?: boolean | undefined
  side: 'least' | 'most'
}

function sizeSentence({ bound, origin, inclusive = true, side }: Size): string {
  const shown = bound.toLocaleString('en')
  const unit = units[origin]
  if (origin === 'string' && side === 'least' && Number(bound) === 1) return 'Write something here.'
  if (unit) return `Give at ${side} ${shown} ${Number(bound) === 1 ? unit.one : unit.many}.`
  if (inclusive) return `This must be ${shown} or ${side === 'least' ? 'more' : 'less'}.`
  return `This must be ${side === 'least' ? 'more' : 'less'} than ${shown}.`
}

function nameOfType(expected: string): string {
  return typeNames[expected] ?? 'another kind of value'
}

const units: Record<string, { one: string; many: string } | undefined> = {
  string: { one: 'character', many: 'characters' },
  array: { one: 'entry', many: 'entries' },
  set: { one: 'entry', many: 'entries' },
  map: { one: 'entry', many: 'entries' },
  file: { one: 'byte', many: 'bytes' },
}

const typeNames: Record<string, string | undefined> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  nan: 'a number',
  bigint: 'a whole number',
  boolean: 'true or false',
  date: 'a date',
  array: 'a list',
  tuple: 'a list',
  object: 'an object with named fields',
  record: 'an object with named fields',
  map: 'an object with named fields',
  null: 'empty',
  undefined: 'left out',
}

const formats: Record<string, string | undefined> = {
  email: 'This is not an e-mail address. Check it for a missing @ or dot.',
  url: 'This is not a web address. It begins with https:// or http://.',
  uuid: 'This is not an id. Copy it whole.',
  guid: 'This is not an id. Copy it whole.',
  datetime: 'This is not a moment. Write it as 2026-05-14T09:30:00Z.',
  date: 'This is not a day. Write it as 2026-05-14.',
  time: 'This is not a time. Write it as 09:30:00.',
  duration: 'This is not a length of time. Write it as PT30M.',
  base64: 'This is not base64.',
  base64url: 'This is not base64url.',
  json_string: 'This is not JSON.',
}
