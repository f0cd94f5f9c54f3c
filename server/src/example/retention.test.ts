import { loadExample } from '@firsthand/contract/discovery/today'
import { previewRetention } from '@firsthand/contract/platform/retention'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../test/world.ts'
import { textFileRetention } from '../evidence/texts/retention.ts'

let world: World
let workspace: string
beforeAll(async () => {
  world = await openWorld()
  workspace = (await world.call(world.as('owner'), loadExample)).workspaceId
})
afterAll(() => world.close())

const later = new Date(Date.now() + 86_400_000).toISOString()

/** How many texts have the file that they came from, by whether evidence stands on them. */
const withFiles = () =>
  world.inWorkspace(workspace, async (ctx) => {
    const { rows } = await sql<{ cited: number; uncited: number; turns: number }>`
      SELECT count(*) FILTER (WHERE EXISTS (SELECT FROM highlights h WHERE h.version_id = v.id)) AS cited,
        count(*) FILTER (WHERE NOT EXISTS (SELECT FROM highlights h WHERE h.version_id = v.id)) AS uncited,
        (SELECT count(*) FROM turns) AS turns
      FROM text_versions v WHERE v.file_id IS NOT NULL`.execute(ctx.db)
    return rows[0]!
  })

test('files of texts go, but for those that evidence stands on; the words all stay', async () => {
  const before = await withFiles()
  const found = await world.inWorkspace(workspace, (ctx) => textFileRetention.preview(ctx, later))
  const removed = await world.inWorkspace(workspace, (ctx) => textFileRetention.remove(ctx, later, 500))
  const after = await withFiles()

  expect(before.cited).toBeGreaterThan(0)
  expect(found.count).toBe(before.uncited)
  expect(removed).toBe(before.uncited)
  expect(after).toEqual({ ...before, uncited: 0 })
})

test('a preview of what is not old yet is empty', async () => {
  const { count, examples } = await world.call(
    world.as('owner'),
    previewRetention,
    { kind: 'text_files', afterDays: 30 },
    workspace,
  )

  expect({ count, examples }).toEqual({ count: 0, examples: [] })
})
