import { type Operation, isRead } from '@firsthand/contract/core/operation'
import { kebab } from '@firsthand/contract/core/words-of-name'
import { type Flag, flagsOf } from './flags.ts'

const someId = '0198b2c4-7d1e-7a60-9f43-2a6c1d5e8b90'

/** How an operation is written, with what it needs; where it needs nothing, with what says most. */
export function exampleOf(operation: Operation): string {
  const { words, flags } = flagsOf(operation)
  const ownFlags = flags.filter(({ path }) => path.length === 1)
  const needed = ownFlags.filter(({ isRequired }) => isRequired)
  const shown = needed.length > 0 || isRead(operation) ? needed : ownFlags.filter(isTelling)
  const values = shown.map((flag) => `--${flag.name} ${sample(flag)}`)
  const isList = flags.some(({ name }) => name === 'after')
  return [
    'firsthand',
    ...commandWords(operation),
    ...words.map(sample),
    ...values,
    ...(isList ? ['--limit 5'] : []),
  ].join(' ')
}

/** What says most of something that is written, where nothing of it must be said. */
function isTelling({ path, choices }: Flag): boolean {
  return choices.length > 0 || /^(name|title|words|sentence|body|note)$/.test(path[0]!)
}

/** `apiKeys.create` is `api-keys create`. */
export function commandWords({ name }: Operation): [string, string] {
  const [subject, verb] = name.split('.') as [string, string]
  return [kebab(subject), kebab(verb)]
}

function sample({ path, kind, choices, element }: Flag): string {
  const name = path.at(-1)!
  if (choices.length > 0) return choices[0]!
  if (kind === 'number') return '3'
  if (kind === 'boolean') return 'yes'
  if (kind === 'json' || (kind === 'list' && element === 'json')) return '@input.json'
  if (/email/i.test(name)) return 'ada@example.com'
  if (name.endsWith('At')) return '2026-05-14T09:30:00Z'
  if (/^(name|title)$/.test(name)) return "'Ada Bell'"
  if (/^(words|sentence|body|note|q)$/.test(name)) return "'parking at night'"
  if (/^url$/.test(name)) return 'https://example.com/hear'
  return kind === 'any' ? 'value' : someId
}
