import type { Context } from '../../platform/context.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import type { Draft } from './draft.rules.ts'

type List = 'emails' | 'phones' | 'links' | 'addresses' | 'contactTypes' | 'externalIds'

/** Adds what people have several of and what is not there yet, one statement for each list. */
export async function addLists(ctx: Context, drafts: Draft[]): Promise<void> {
  const added = <Key extends List>(list: Key) =>
    drafts.flatMap((draft) => {
      const from = draft.isNew ? 0 : (draft.before[list]?.length ?? draft[list].length)
      return (draft[list].slice(from) as Draft[Key][number][]).map((item, index) => ({
        item,
        row: { id: ctx.newId(), personId: draft.id, position: from + index },
      }))
    })
  const owner = { id: 'uuid', personId: 'uuid' } as const
  await insertRows(ctx, 'personEmails', {
    shared: {},
    types: { ...owner, position: 'int4', email: 'text', emailKey: 'text', isShared: 'bool', label: 'text' },
    rows: added('emails').map(({ item, row }) => ({ ...row, ...item })),
  })
  await insertRows(ctx, 'personPhones', {
    shared: {},
    types: { ...owner, position: 'int4', phone: 'text', phoneKey: 'text', label: 'text' },
    rows: added('phones').map(({ item, row }) => ({ ...row, ...item })),
  })
  await insertRows(ctx, 'links', {
    shared: {},
    types: { ...owner, position: 'int4', url: 'text', kind: 'text', label: 'text' },
    rows: added('links').map(({ item, row }) => ({ ...row, ...item })),
  })
  await insertRows(ctx, 'addresses', {
    shared: {},
    types: { ...owner, position: 'int4', ...addressTypes },
    rows: added('addresses').map(({ item, row }) => ({ ...row, ...item })),
  })
  await writeSpans(ctx, drafts)
  await insertRows(ctx, 'contactTypes', {
    shared: {},
    types: { ...owner, type: 'text' },
    rows: added('contactTypes').map(({ item, row }) => ({ ...row, type: item })),
  })
  await insertRows(ctx, 'personExternalIds', {
    shared: {},
    types: { ...owner, externalId: 'text' },
    rows: added('externalIds').map(({ item, row }) => ({ ...row, externalId: item })),
  })
}

/** Contact types with days: of somebody new they are added, of somebody we know they stand in the place of those before. */
async function writeSpans(ctx: Context, drafts: Draft[]): Promise<void> {
  const told = drafts.filter((draft) => (draft.isNew ? draft.typeSpans.length > 0 : draft.before.typeSpans))
  const known = told.filter((draft) => !draft.isNew).map((draft) => draft.id)
  if (known.length > 0) await replaceSpans(ctx, known, [])
  await insertSpans(ctx, told)
}

/** Takes all contact types of people away and writes these. */
export async function replaceSpans(
  ctx: Context,
  people: string[],
  spans: Pick<Draft, 'id' | 'typeSpans'>[],
): Promise<void> {
  await ctx.db
    .deleteFrom('contactTypes')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', 'in', people)
    .execute()
  await insertSpans(ctx, spans)
}

async function insertSpans(ctx: Context, people: Pick<Draft, 'id' | 'typeSpans'>[]): Promise<void> {
  await insertRows(ctx, 'contactTypes', {
    shared: {},
    types: { id: 'uuid', personId: 'uuid', type: 'text', since: 'date', until: 'date' },
    rows: people.flatMap(({ id, typeSpans }) =>
      typeSpans.map((span) => ({ id: ctx.newId(), personId: id, ...span })),
    ),
  })
}

const addressTypes = {
  label: 'text',
  street: 'text',
  postalCode: 'text',
  city: 'text',
  region: 'text',
  country: 'text',
  free: 'text',
} as const
