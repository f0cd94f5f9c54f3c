import { writeValues } from '../fields/values.ts'
import type { FieldCell } from '../fields/parse-value.ts'
import { putOnList, takeOffList } from '../lists/members.ts'
import type { Aspect } from './aspect.ts'

/** A field that the workspace added. */
export function fieldAspect({ id, key }: { id: string; key: string }, cell: FieldCell | null): Aspect {
  return {
    async read(ctx, people) {
      const rows = await ctx.db
        .selectFrom('fieldValues')
        .select(['personId', 'textValue', 'textKey', 'numberValue', 'dateValue', 'choiceId'])
        .select(['amountMinor', 'currency', 'exponent', 'referredId'])
        .where('workspaceId', '=', ctx.workspaceId)
        .where('fieldId', '=', id)
        .where('personId', 'in', people)
        .execute()
      const cells = new Map<string, FieldCell | null>(people.map((person) => [person, null]))
      for (const { personId, numberValue, ...rest } of rows)
        cells.set(personId!, { ...rest, numberValue: numberValue === null ? null : Number(numberValue) })
      return cells
    },
    next: () => cell,
    isSame: (one, other) => meant(one as FieldCell | null) === meant(other as FieldCell | null),
    write: (ctx, values) =>
      writeValues(
        ctx,
        'person',
        [...values].map(([subjectId, value]) => ({
          subjectId,
          fieldId: id,
          cell: value as FieldCell | null,
        })),
      ),
    // What somebody has is read as it is shown everywhere; what they would have stands in no row yet.
    async show(ctx, values) {
      const shown = new Map<string, string | number>()
      for (const value of values as (FieldCell | null)[]) {
        if (value?.choiceId) {
          const choice = await ctx.db
            .selectFrom('fieldChoices')
            .select('label')
            .where('workspaceId', '=', ctx.workspaceId)
            .where('id', '=', value.choiceId)
            .executeTakeFirst()
          shown.set(value.choiceId, choice?.label ?? key)
        }
        if (value?.referredId) {
          const person = await ctx.db
            .selectFrom('people')
            .select('name')
            .where('workspaceId', '=', ctx.workspaceId)
            .where('id', '=', value.referredId)
            .executeTakeFirst()
          shown.set(value.referredId, person?.name ?? key)
        }
      }
      return (value) => ({ fieldValue: shownValue(value as FieldCell | null, shown) })
    },
    event: () => 'person.updated',
  }
}

/** Who is on a fixed list. */
export function listAspect(listId: string, isOn: boolean): Aspect {
  return {
    async read(ctx, people) {
      const rows = await ctx.db
        .selectFrom('personListPeople')
        .select('personId')
        .where('workspaceId', '=', ctx.workspaceId)
        .where('listId', '=', listId)
        .where('personId', 'in', people)
        .execute()
      const on = new Set(rows.map((row) => row.personId))
      return new Map(people.map((id) => [id, on.has(id)]))
    },
    next: () => isOn,
    isSame: (one, other) => one === other,
    async write(ctx, values) {
      const of = (wanted: boolean) => [...values].filter(([, value]) => value === wanted).map(([id]) => id)
      await putOnList(ctx, 'people', listId, of(true))
      await takeOffList(ctx, 'people', listId, of(false))
    },
    show: async () => (value) => ({ isOnList: value === true }),
    event: () => 'person.updated',
  }
}

/** By what two values are one. A moved choice keeps its id and changes its place. */
function meant(cell: FieldCell | null): string {
  if (cell === null) return 'null'
  const { numberValue, choiceId, ...rest } = cell
  return JSON.stringify(
    Object.entries({ ...rest, choiceId, numberValue: choiceId ? null : numberValue }).toSorted(
      ([one], [other]) => (one < other ? -1 : 1),
    ),
  )
}

function shownValue(cell: FieldCell | null, labels: Map<string, string | number>) {
  if (cell === null) return null
  if (cell.choiceId) return labels.get(cell.choiceId) ?? null
  if (cell.referredId) return { id: cell.referredId, name: String(labels.get(cell.referredId)) }
  if (cell.amountMinor !== null)
    return { amountMinor: cell.amountMinor, currency: cell.currency!, exponent: cell.exponent! }
  return cell.textValue ?? cell.numberValue ?? cell.dateValue
}
