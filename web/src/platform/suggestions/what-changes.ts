import { operations } from '@firsthand/contract'
import { type Operation, pathParameters } from '@firsthand/contract/core/operation'
import { type Change, changesBetween } from '../history/changes.ts'

/** The operation that shows what a suggestion is about, with the id to ask for; undefined where it is about nothing yet. */
export function subjectOf(
  name: string,
  input: Record<string, unknown>,
): { operation: Operation; sent: Record<string, string> } | undefined {
  const [subject] = name.split('.')
  const operation = operations.find((each) => each.name === `${subject}.show`)
  const [id, ...others] = operation ? pathParameters(operation.path) : []
  const value = id === undefined ? undefined : input[id]
  if (!operation || id === undefined || others.length > 0 || typeof value !== 'string') return undefined
  return { operation, sent: { [id]: value } }
}

/** What would be different, field by field. Ids of the address and versions are no change. */
export function whatChanges(name: string, input: Record<string, unknown>, now: unknown): Change[] {
  const operation = operations.find((each) => each.name === name)
  const left = new Set([...(operation ? pathParameters(operation.path) : []), 'version'])
  const after = Object.fromEntries(Object.entries(input).filter(([field]) => !left.has(field)))
  const known = (now ?? {}) as Record<string, unknown>
  const before = Object.fromEntries(Object.keys(after).map((field) => [field, known[field]]))
  return changesBetween(before, after)
}

/** What a thing is called, whatever it is. */
export function nameOfThing(thing: unknown): string | undefined {
  const { name, title, sentence, words } = (thing ?? {}) as Record<string, unknown>
  return [name, title, sentence, words].find((text) => typeof text === 'string')
}
