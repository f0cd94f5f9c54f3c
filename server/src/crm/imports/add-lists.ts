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

const addressTypes = {
  label: 'text',
  street: 'text',
  postalCode: 'text',
  city: 'text',
  region: 'text',
  country: 'text',
  free: 'text',
} as const
