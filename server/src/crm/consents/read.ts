import * as contract from '@firsthand/contract/crm/consents'
import { failCommon } from '@firsthand/contract/core/failure'
import type { Context } from '../../platform/context.ts'
import { knownPeople } from '../people/refs.ts'
import { isAllowed, standingsOf } from './may-be.ts'

const shownAtMost = 200

/** What a person has agreed to, and every answer. */
export async function readConsents(ctx: Context, person: string): Promise<contract.ConsentsView> {
  if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
  const holding = (await standingsOf(ctx, [person], contract.purposes)).get(person)
  return {
    standings: contract.purposes.map((purpose) => {
      const { standing, since, expiresAt } = holding?.get(purpose) ?? {
        standing: 'unsaid',
        since: null,
        expiresAt: null,
      }
      return { purpose, standing, may: isAllowed(purpose, standing), since, expiresAt }
    }),
    history: await readHistory(ctx, person),
  }
}

async function readHistory(ctx: Context, person: string): Promise<contract.ConsentEntry[]> {
  const rows = await ctx.db
    .selectFrom('consents')
    .leftJoin('consentWordings', (on) =>
      on
        .onRef('consentWordings.workspaceId', '=', 'consents.workspaceId')
        .onRef('consentWordings.id', '=', 'consents.wordingId'),
    )
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'consents.workspaceId')
        .onRef('members.id', '=', 'consents.notedBy'),
    )
    .leftJoin('files', (on) =>
      on
        .onRef('files.workspaceId', '=', 'consents.workspaceId')
        .onRef('files.id', '=', 'consents.proofFileId'),
    )
    .selectAll('consents')
    .select([
      'consentWordings.number',
      'consentWordings.words',
      'members.name as memberName',
      'files.name as fileName',
    ])
    .where('consents.workspaceId', '=', ctx.workspaceId)
    .where('consents.personId', '=', person)
    .orderBy('consents.notedAt', 'desc')
    // Of two answers in one moment, the one that holds came later.
    .orderBy('consents.replacedAt', (order) => order.desc().nullsFirst())
    .orderBy('consents.id', 'desc')
    .limit(shownAtMost)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    purpose: row.purpose as contract.Purpose,
    state: row.state as contract.ConsentState,
    source: row.source as contract.ConsentSource,
    proof: row.proof,
    proofFile: row.proofFileId && row.fileName !== null ? { id: row.proofFileId, name: row.fileName } : null,
    wording: row.number === null || row.words === null ? null : { number: row.number, words: row.words },
    answeredAt: row.answeredAt,
    expiresAt: row.expiresAt,
    notedBy: row.notedBy && row.memberName !== null ? { id: row.notedBy, name: row.memberName } : null,
    notedAt: row.notedAt,
    holds: row.replacedAt === null,
  }))
}
