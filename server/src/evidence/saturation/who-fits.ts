import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import type { PersonCondition } from '@firsthand/contract/crm/person-filter'
import { showSaturation } from '@firsthand/contract/evidence/saturation'
import { sql } from 'kysely'
import { personTest } from '../../crm/people/list-filter.ts'
import type { Context } from '../../platform/context.ts'
import type { KindsOf } from '../talks.ts'

/** What kind of people a curve is asked about; all that is named holds. */
type Kind = Pick<Input<typeof showSaturation>, 'contactType' | 'organisation' | 'segment' | 'field' | 'value'>

export function isNarrowed(kind: Kind): boolean {
  return Object.values(kind).some((each) => each !== undefined)
}

/** Those of some people who are of the kind asked about. */
export async function whoFits(
  ctx: Context,
  people: string[],
  kind: Kind,
  kindsOf: KindsOf,
): Promise<Set<string>> {
  const among = kind.segment === undefined ? people : await inSegment(ctx, people, kind.segment, kindsOf)
  const test = await personTest(ctx, { match: 'all', conditions: conditionsOf(kind) })
  const { rows } = await sql<{ id: string }>`SELECT people.id FROM people
    WHERE people.workspace_id = ${ctx.workspaceId} AND people.id = ANY(${among}::uuid[]) AND ${test}`.execute(
    ctx.db,
  )
  return new Set(rows.map(({ id }) => id))
}

async function inSegment(
  ctx: Context,
  people: string[],
  segment: string,
  kindsOf: KindsOf,
): Promise<string[]> {
  const [found] = await kindsOf(ctx, { id: segment, people })
  return found?.people ?? fail(showSaturation, 'segment_missing')
}

function conditionsOf({ contactType, organisation, field, value }: Kind): PersonCondition[] {
  if ((field === undefined) !== (value === undefined))
    failCommon('input_invalid', {
      problems: [
        field === undefined
          ? { path: 'field', message: 'Say of which field this is the value.' }
          : { path: 'value', message: 'Say which value of the field.' },
      ],
    })
  const conditions: PersonCondition[] = []
  // Whoever was a buyer when you met them may be something else today.
  if (contactType) conditions.push({ what: 'contactType', when: 'ever', value: [contactType] })
  if (organisation) conditions.push({ what: 'organisation', value: [organisation] })
  if (field) conditions.push({ what: 'field', field, operator: 'is', value })
  return conditions
}
