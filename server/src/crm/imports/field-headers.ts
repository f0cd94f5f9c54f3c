import type { ColumnTarget } from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import { readFields } from '../fields/definitions.ts'
import { labelIn } from '../fields/heading.ts'
import { addressTargets } from './sheet/address-headers.ts'
import { cleanLine } from './sheet/clean-text.ts'

type Guess = { target: ColumnTarget; reason: string }

/**
 * Columns that are called like a field of the workspace are that field, unless their name says that they are ours. A city
 * or a country says so only as our exports write it: “address city”.
 */
export async function withFields(ctx: Context, headers: string[], guesses: Guess[]): Promise<Guess[]> {
  const fields = await readFields(ctx, { of: 'person', archived: false })
  const keys = new Map(fields.map(({ label, key }) => [fold(label), key]))
  const taken = new Set<string>()
  return guesses.map(({ target, reason }, column) => {
    const { label, isMarked } = labelIn(cleanLine(headers[column] ?? ''))
    const key = keys.get(fold(label))
    const isPlace = (addressTargets as readonly string[]).includes(target) && !/^address/i.test(label)
    const isOurs = !isMarked && target !== 'ignore' && reason !== 'content' && !isPlace
    if (key === undefined || isOurs || taken.has(key)) return { target, reason }
    taken.add(key)
    return { target: `field:${key}`, reason: 'header' }
  })
}
