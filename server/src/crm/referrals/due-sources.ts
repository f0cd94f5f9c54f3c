import type { DueItem, DueSource } from '../../platform/domain.ts'
import { mayBeSql, whoMayBe } from '../consents/may-be.ts'
import { introductionRows } from './read-introductions.ts'
import { thanksDue } from './thanks-due.ts'

/** What introductions put on the list of the day: asks that nobody has answered, and thanks that are due. */
export const introductionDueSources: DueSource[] = [
  {
    kind: 'introduction',
    async read(ctx, { memberId, before, limit }) {
      const rows = await introductionRows(ctx)
        .where('request.state', '=', 'asked')
        .where('request.remindAt', '<', before)
        .where(mayBeSql(ctx, 'request.introducer_id', 'contact', { nobody: true }))
        .where(mayBeSql(ctx, 'request.person_id', 'contact', { nobody: true }))
        .where((row) => row.or([row('request.memberId', '=', memberId), row('request.memberId', 'is', null)]))
        .orderBy('request.remindAt')
        .orderBy('request.id')
        .limit(limit)
        .execute()
      return rows.map((row): DueItem => {
        const to =
          row.personName ?? (row.wanted || `somebody at ${row.organisationName ?? 'an organisation'}`)
        return {
          id: row.id,
          personId: row.introducerId,
          why: `Asked ${row.introducerName ?? 'somebody'} for an introduction to ${to}; no answer yet.`,
          dueAt: row.remindAt!,
          isLate: row.remindAt! < ctx.instant,
        }
      })
    },
  },
  {
    kind: 'thanks',
    async read(ctx, { limit }) {
      const { items } = await thanksDue(ctx, { limit: Math.min(limit, 20) })
      const may = await whoMayBe(
        ctx,
        items.map(({ introducer }) => introducer.id),
        'contact',
      )
      return items
        .filter(({ introducer }) => may.has(introducer.id))
        .map(({ introducer, person, metAt }): DueItem => ({
          id: person.id,
          personId: introducer.id,
          why: `Introduced you to ${person.name}. You met; a word of thanks is due.`,
          dueAt: metAt,
          isLate: false,
        }))
    },
  },
]
