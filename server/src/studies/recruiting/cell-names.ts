import type { CellCondition } from '@firsthand/contract/studies/quotas'
import { ScreenerContent } from '@firsthand/contract/studies/screeners'
import type { Context } from '../../platform/context.ts'
import { segmentTests } from '../studies/segments.ts'
import { type TakenCell, takenCells } from './places.ts'

/** What the conditions of cells ask for, by id. */
export type CellThings = {
  segments: Map<string, string>
  options: Map<string, { item: string; label: string }>
  choices: Map<string, { field: string; label: string }>
}

/** What a cell is called, made of its conditions. */
export async function cellNamer(ctx: Context, study: string) {
  const cells = await takenCells(ctx, study)
  const things = await thingsOf(
    ctx,
    study,
    cells.flatMap((cell) => cell.match),
  )
  return (match: CellCondition[]): { name: string; isBroken: boolean } => {
    const parts = match.map((condition) => nameOf(condition, things))
    return {
      name:
        parts.length === 0 ? 'Everybody' : parts.map((part) => part ?? 'something that is gone').join(' · '),
      isBroken: parts.includes(undefined),
    }
  }
}

/** The name of one cell of a study, for a sentence. */
export async function nameOfCell(ctx: Context, study: string, cell: string): Promise<string> {
  const found = (await takenCells(ctx, study)).find((each) => each.id === cell) as TakenCell
  return (await cellNamer(ctx, study))(found.match).name
}

/** The segments and answers of a study, and the choices that some conditions name, with what they are called. */
export async function thingsOf(ctx: Context, study: string, asked: CellCondition[]): Promise<CellThings> {
  return {
    segments: new Map((await segmentTests(ctx, study)).map((each) => [each.id, each.name])),
    options: await optionsOf(ctx, study),
    choices: await choicesOf(
      ctx,
      asked.flatMap((each) => (each.what === 'field' ? [each.choice] : [])),
    ),
  }
}

/** What one condition asks for; undefined where that is gone. */
export function nameOf(condition: CellCondition, things: CellThings): string | undefined {
  switch (condition.what) {
    case 'contactType':
      return condition.value.replaceAll('_', ' ')
    case 'city':
      return condition.value
    case 'segment':
      return things.segments.get(condition.segment)
    case 'answer': {
      const option = things.options.get(condition.option)
      return option?.item === condition.item ? option.label : undefined
    }
    case 'field': {
      const choice = things.choices.get(condition.choice)
      return choice?.field === condition.field ? choice.label : undefined
    }
  }
}

async function optionsOf(ctx: Context, study: string): Promise<CellThings['options']> {
  const row = await ctx.db
    .selectFrom('screeners')
    .innerJoin('screenerVersions', (on) =>
      on
        .onRef('screenerVersions.workspaceId', '=', 'screeners.workspaceId')
        .onRef('screenerVersions.screenerId', '=', 'screeners.id')
        .onRef('screenerVersions.number', '=', 'screeners.number'),
    )
    .select('screenerVersions.content')
    .where('screeners.workspaceId', '=', ctx.workspaceId)
    .where('screeners.studyId', '=', study)
    .executeTakeFirst()
  if (!row) return new Map()
  const { items } = ScreenerContent.parse(row.content)
  return new Map(
    items.flatMap((item) => item.options.map(({ id, label }) => [id, { item: item.id, label }] as const)),
  )
}

async function choicesOf(ctx: Context, ids: string[]): Promise<CellThings['choices']> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('fieldChoices')
    .innerJoin('fields', (on) =>
      on
        .onRef('fields.workspaceId', '=', 'fieldChoices.workspaceId')
        .onRef('fields.id', '=', 'fieldChoices.fieldId'),
    )
    .select(['fieldChoices.id', 'fieldChoices.fieldId', 'fieldChoices.label'])
    .where('fieldChoices.workspaceId', '=', ctx.workspaceId)
    .where('fieldChoices.id', 'in', ids)
    .where('fields.subject', '=', 'person')
    .execute()
  return new Map(rows.map(({ id, fieldId, label }) => [id, { field: fieldId, label }]))
}
