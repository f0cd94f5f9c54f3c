import { type CodeChange, codeChanges, codeTexts } from '@firsthand/contract/evidence/codes-history'

/** A change as it was recorded. What stands in it is what that moment knew. */
export type CodeEvent = {
  name: string
  subjectKind: string
  subjectId: string
  before: unknown
  after: unknown
}

type Read = Pick<CodeChange, 'what' | 'code' | 'other' | 'texts' | 'count'>

/** The codes that a change mentions by id, whose names are to be read. */
export function mentioned({ subjectKind, subjectId, before, after }: CodeEvent): string[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  return [
    ...(subjectKind === 'code' ? [subjectId] : []),
    ...[is.into, was.into, is.splitFrom, was.parent, is.parent].filter((each) => typeof each === 'string'),
  ]
}

/** What a recorded change says; names are those of today, or where a code is gone those that the change tells. */
export function readChange(event: CodeEvent, names: Map<string, string>): Read | undefined {
  const verb = event.name.split('.')[1]
  const what = codeChanges.find((each) => each === verb)
  if (!what) return undefined
  const [was, is] = [fieldsOf(event.before), fieldsOf(event.after)]
  const named = (id: unknown, told?: unknown) =>
    typeof id === 'string' ? { id, name: names.get(id) ?? (typeof told === 'string' ? told : null) } : null
  return {
    what,
    code: event.subjectKind === 'code' ? named(event.subjectId, is.name ?? was.name) : null,
    other: what === 'split' ? named(is.into, is.name) : named(is.into ?? was.into ?? is.splitFrom),
    texts: what === 'updated' || what === 'moved' ? textsOf(was, is, names) : [],
    count: countIn(is),
  }
}

function textsOf(was: Fields, is: Fields, names: Map<string, string>): CodeChange['texts'] {
  const shown = (field: string, value: unknown) =>
    field === 'parent' && typeof value === 'string'
      ? (names.get(value) ?? null)
      : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : null
  return codeTexts
    .filter((field) => field in is)
    .map((field) => ({ field, before: shown(field, was[field]), after: shown(field, is[field]) }))
}

function countIn({ codings, evidence, made }: Fields): number | null {
  if (typeof codings === 'number') return codings
  if (Array.isArray(evidence)) return evidence.length
  return typeof made === 'number' ? made : null
}

type Fields = Record<string, unknown>

function fieldsOf(state: unknown): Fields {
  return typeof state === 'object' && state !== null ? (state as Fields) : {}
}
