import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Domain } from '../../../platform/domain.ts'
import type { Settings } from '../../../platform/settings.ts'
import type { Transactor } from '../../../platform/transact.ts'
import { readDeletions } from './deletion-list.ts'
import { erasePerson } from './erase-person.ts'

/**
 * Erases again whom a restored database brought back. Costs one statement for each workspace in the list, and nothing more
 * where all of them are gone. Answers how many came back.
 */
export async function replayErasures(application: {
  transactor: Transactor
  domains: Domain[]
  services: { settings: Settings }
}): Promise<number> {
  const { transactor, domains, services } = application
  const byWorkspace = Map.groupBy(readDeletions(services.settings), (deletion) => deletion.workspaceId)
  let count = 0
  for (const [workspaceId, deletions] of byWorkspace) {
    const people = [...new Set(deletions.map((deletion) => deletion.person))]
    const back = await transactor.inWorkspace({ workspaceId, as: 'system' }, (ctx) =>
      ctx.db
        .selectFrom('people')
        .select('id')
        .where('workspaceId', '=', workspaceId)
        .where('id', 'in', people)
        .where('erasedAt', 'is', null)
        .execute(),
    )
    for (const { id } of back) {
      await transactor.inWorkspace({ workspaceId, as: 'system' }, (ctx) => erasePerson(ctx, domains, id))
      count += 1
    }
  }
  return count
}

/** A restore into another folder takes along the list of who was erased since. */
export function carryDeletions(from: string, to: string): void {
  const name = 'erasures.jsonl'
  if (existsSync(join(from, name)) && !existsSync(join(to, name)))
    copyFileSync(join(from, name), join(to, name))
}
