import { loadExample } from '@firsthand/contract/discovery/today'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openWorldForTest } from '../../test/world.ts'
import { readMigrations } from '../platform/db/migrate.ts'
import { connectOwner } from '../platform/db/pools.ts'

test('entries, memos and whys from before they could be found are found after an update, as if written since', async () => {
  const world = await openWorldForTest()
  const { workspaceId } = await world.call(world.as('member'), loadExample)
  await world.settle()
  const kept = () =>
    world.inWorkspace(workspaceId, async (ctx) => {
      const { rows: entries } = await sql<{ kind: string }>`
        SELECT kind, subject_id AS id, part, folded, words::text FROM search_entries
        WHERE workspace_id = ${workspaceId} AND kind IN ('entry', 'memo', 'why') ORDER BY 1, 2, 3`.execute(
        ctx.db,
      )
      const { rows: words } = await sql<{ word: string }>`
        SELECT word FROM search_words WHERE workspace_id = ${workspaceId} ORDER BY word`.execute(ctx.db)
      return { entries, words: words.map(({ word }) => word) }
    })
  const before = await kept()
  await world.inWorkspace(workspaceId, async (ctx) => {
    await sql`DELETE FROM search_entries
      WHERE workspace_id = ${workspaceId} AND kind IN ('entry', 'memo', 'why')`.execute(ctx.db)
    await sql`DELETE FROM search_words WHERE workspace_id = ${workspaceId}`.execute(ctx.db)
  })

  const { sql: migration } = readMigrations().find(({ name }) => name.endsWith('_found_from_before.sql'))!
  const owner = await connectOwner(world.address)
  await owner.query(migration).finally(() => owner.end())
  await world.settle()
  const after = await kept()
  expect([...new Set(after.entries.map(({ kind }) => kind))]).toEqual(['entry', 'memo', 'why'])
  expect(after.entries).toEqual(before.entries)
  expect(after.words).toEqual(before.words)
})
