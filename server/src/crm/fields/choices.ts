import { fail, failCommon } from '@firsthand/contract/core/failure'
import { type FieldView, updateField } from '@firsthand/contract/crm/fields'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import { insertChoices, refuseTwins } from './define.ts'

type Choice = { id?: string | undefined; label: string }

/** Replaces the choices of a field: renames, adds, reorders, and removes those that nobody has. */
export async function changeChoices(ctx: Context, field: FieldView, choices: Choice[]): Promise<void> {
  if (field.type !== 'choice') return
  if (choices.length === 0) fail(updateField, 'choices_missing')
  refuseTwins(choices.map((choice) => choice.label))
  const known = new Set(field.choices.map((choice) => choice.id))
  if (choices.some((choice) => choice.id !== undefined && !known.has(choice.id))) failCommon('not_found')
  const ids = choices.flatMap((choice) => choice.id ?? [])
  if (new Set(ids).size < ids.length) failCommon('conflict')
  for (const gone of field.choices.filter((choice) => !ids.includes(choice.id)))
    await removeChoice(ctx, field, { choice: gone.id })
  // Two may swap their names: the old ones make room first.
  if (ids.length > 0)
    await sql`UPDATE field_choices SET label_key = id::text WHERE workspace_id = ${ctx.workspaceId} AND id = ANY(${ids}::uuid[])`.execute(
      ctx.db,
    )
  for (const [position, { id, label }] of choices.entries()) {
    if (id === undefined) await insertChoices(ctx, field.id, [label], position)
    else await placeChoice(ctx, field, { id, label, position })
  }
}

/** Removes a choice. Where it is used, `replacement` says what takes its place: a choice, or null for nothing. */
export async function removeChoice(
  ctx: Context,
  field: FieldView,
  { choice, replacement }: { choice: string; replacement?: string | null | undefined },
): Promise<void> {
  const going = field.choices.find((each) => each.id === choice) ?? failCommon('not_found')
  const place = field.choices.findIndex((each) => each.id === replacement)
  if (replacement === choice || (replacement && place === -1)) failCommon('not_found')
  if (field.choices.length === 1) fail(updateField, 'choices_missing')
  const users = ctx.db
    .selectFrom('fieldValues')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('choiceId', '=', choice)
  if (replacement === undefined) {
    const { count } = await users
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    if (count > 0) fail(updateField, 'choice_in_use', { label: going.label, count })
  } else if (replacement === null) {
    await ctx.db
      .deleteFrom('fieldValues')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('choiceId', '=', choice)
      .execute()
  } else {
    await ctx.db
      .updateTable('fieldValues')
      .set({ choiceId: replacement, numberValue: place })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('choiceId', '=', choice)
      .execute()
  }
  await ctx.db
    .deleteFrom('fieldChoices')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', choice)
    .execute()
}

/** Lists sort by the place of a choice, which is written with each value: a move writes it again. */
async function placeChoice(
  ctx: Context,
  field: FieldView,
  { id, label, position }: { id: string; label: string; position: number },
): Promise<void> {
  await ctx.db
    .updateTable('fieldChoices')
    .set({ label, labelKey: fold(label), position })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  if (field.choices[position]?.id === id) return
  await ctx.db
    .updateTable('fieldValues')
    .set({ numberValue: position })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('choiceId', '=', id)
    .execute()
}
