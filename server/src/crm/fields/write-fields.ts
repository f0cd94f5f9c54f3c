import { failCommon } from '@firsthand/contract/core/failure'
import type { FieldSubject, FieldValues, SentFieldValues } from '@firsthand/contract/crm/fields'
import type { Context } from '../../platform/context.ts'
import { knownPeople } from '../people/refs.ts'
import { readFields } from './definitions.ts'
import { parseFieldValue } from './parse-value.ts'
import { type FieldWrite, valuesOf, writeValues } from './values.ts'

/**
 * Writes the values that somebody sent for one person or organisation. Refuses with a sentence for each that is wrong;
 * answers what stood before, of the fields that were sent.
 */
export async function writeSentFields(
  ctx: Context,
  subject: { of: FieldSubject; id: string },
  sent: SentFieldValues | undefined,
): Promise<FieldValues | undefined> {
  const keys = Object.keys(sent ?? {})
  if (!sent || keys.length === 0) return undefined
  const before = (await valuesOf(ctx, subject.of, [subject.id])).get(subject.id)!
  await writeValues(ctx, subject.of, await readSent(ctx, subject, sent))
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(before, key) ? [[key, before[key]!]] : [])))
}

async function readSent(
  ctx: Context,
  { of, id }: { of: FieldSubject; id: string },
  sent: SentFieldValues,
): Promise<FieldWrite[]> {
  const fields = new Map((await readFields(ctx, { of, archived: false })).map((each) => [each.key, each]))
  const problems: { path: string; message: string }[] = []
  const writes: FieldWrite[] = []
  for (const [key, value] of Object.entries(sent)) {
    const path = `fields.${key}`
    const field = fields.get(key)
    const parsed = field
      ? parseFieldValue(field, value)
      : { problem: `There is no field with the key ${key}. Add it first, or leave it out.` }
    if ('problem' in parsed) problems.push({ path, message: parsed.problem })
    else writes.push({ subjectId: id, fieldId: field!.id, cell: parsed.cell })
  }
  const referred = writes.flatMap((write) => write.cell?.referredId ?? [])
  const known = await knownPeople(ctx, referred)
  for (const write of writes) {
    const refersTo = write.cell?.referredId
    const { key } = [...fields.values()].find((each) => each.id === write.fieldId)!
    if (refersTo && !known.has(refersTo))
      problems.push({ path: `fields.${key}`, message: 'This person is not there any more. Choose another.' })
  }
  if (problems.length > 0) failCommon('input_invalid', { problems })
  return writes
}
