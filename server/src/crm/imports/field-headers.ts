import type { FieldSubject } from '@firsthand/contract/crm/fields'
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
  const targets = {
    person: await targetsOf(ctx, 'person'),
    organisation: await targetsOf(ctx, 'organisation'),
  }
  const taken = new Set<string>()
  return guesses.map(({ target, reason }, column) => {
    const { label, of } = labelIn(cleanLine(headers[column] ?? ''))
    const words = fold(label)
    const own = of ? targets[of].get(words) : (targets.person.get(words) ?? targets.organisation.get(words))
    const isPlace = (addressTargets as readonly string[]).includes(target) && !/^address/i.test(label)
    const isOurs = !of && target !== 'ignore' && reason !== 'content' && !isPlace
    if (own === undefined || isOurs || taken.has(own)) return { target, reason }
    taken.add(own)
    return { target: own, reason: 'header' }
  })
}

/** What a column is that is called like one of these fields, by the label. */
async function targetsOf(ctx: Context, of: FieldSubject): Promise<Map<string, ColumnTarget>> {
  const fields = await readFields(ctx, { of, archived: false })
  const prefix = of === 'person' ? 'field' : 'organisation_field'
  return new Map(fields.map(({ label, key }) => [fold(label), `${prefix}:${key}` as const]))
}
