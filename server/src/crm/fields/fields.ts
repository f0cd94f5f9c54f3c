import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/fields'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { fold } from '../../platform/search/fold.ts'
import { changeChoices, removeChoice } from './choices.ts'
import { defineField } from './define.ts'
import { readField, readFields } from './definitions.ts'

export const fieldHandlers = [
  handle(contract.listFields, async (ctx, { of, archived }) => ({
    items: await readFields(ctx, { of, archived }),
  })),

  handle(contract.createField, defineField),

  handle(contract.updateField, async (ctx, { field, version, choices, ...change }) => {
    const before = await lockField(ctx, field)
    if (version !== undefined && version !== before.version) failCommon('conflict')
    if (change.label !== undefined) await refuseSameLabel(ctx, before, change.label)
    if (choices) await changeChoices(ctx, before, choices)
    await ctx.db
      .updateTable('fields')
      .set({
        ...(change.label !== undefined && { label: change.label, labelKey: fold(change.label) }),
        ...(change.help !== undefined && { help: change.help }),
        ...(change.unit !== undefined && before.type === 'number' && { unit: change.unit }),
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', field)
      .execute()
    const after = (await readField(ctx, field))!
    ctx.record('field.updated', { kind: 'field', id: field }, { before, after })
    return after
  }),

  handle(contract.removeFieldChoice, async (ctx, { field, choice, replacement }) => {
    const before = await lockField(ctx, field)
    await removeChoice(ctx, before, { choice, replacement })
    const after = (await readField(ctx, field))!
    ctx.record(
      'field.updated',
      { kind: 'field', id: field },
      { before: { choices: before.choices }, after: { choices: after.choices } },
    )
    return after
  }),

  handle(contract.orderFields, async (ctx, { of, fields }) => {
    const standing = (await readFields(ctx, { of })).map((each) => each.id)
    const first = [...new Set(fields)].filter((id) => standing.includes(id))
    const order = [...first, ...standing.filter((id) => !first.includes(id))]
    for (const [position, id] of order.entries()) {
      if (standing[position] === id) continue
      await ctx.db
        .updateTable('fields')
        .set({ position })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute()
    }
    ctx.record('fields.reordered', { kind: 'workspace', id: ctx.workspaceId }, { after: { of, order } })
    return {}
  }),

  handle(contract.archiveField, async (ctx, { field }) => {
    const before = await lockField(ctx, field)
    if (before.archivedAt) return {}
    await setArchived(ctx, field, ctx.instant)
    ctx.record('field.archived', { kind: 'field', id: field })
    return {}
  }),

  handle(contract.restoreField, async (ctx, { field }) => {
    const before = await lockField(ctx, field)
    if (!before.archivedAt) return {}
    const active = await readFields(ctx, { of: before.of, archived: false })
    if (active.length >= contract.fieldLimits.fields) fail(contract.restoreField, 'too_many_fields')
    if (active.some((each) => fold(each.label) === fold(before.label)))
      fail(contract.restoreField, 'label_taken', { label: before.label })
    await setArchived(ctx, field, null)
    ctx.record('field.restored', { kind: 'field', id: field })
    return {}
  }),
]

/** Changes of one field wait for each other. */
async function lockField(ctx: Context, id: string): Promise<contract.FieldView> {
  const row = await ctx.db
    .selectFrom('fields')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return failCommon('not_found')
  return (await readField(ctx, id))!
}

async function refuseSameLabel(ctx: Context, field: contract.FieldView, label: string): Promise<void> {
  const others = (await readFields(ctx, { of: field.of, archived: false })).filter(
    (each) => each.id !== field.id,
  )
  if (others.some((each) => fold(each.label) === fold(label)))
    fail(contract.updateField, 'label_taken', { label })
}

async function setArchived(ctx: Context, id: string, archivedAt: string | null): Promise<void> {
  await ctx.db
    .updateTable('fields')
    .set({ archivedAt })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}
