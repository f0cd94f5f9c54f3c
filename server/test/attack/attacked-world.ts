import { firstLostReasons, templates } from '../../src/crm/pipelines/templates.ts'
import { fillWithExample } from '../../src/example/load.ts'
import { fold } from '../../src/platform/search/fold.ts'
import { type TenantRow, rowsOf } from '../rows.ts'
import { type World, type WorldOptions, openWorld } from '../world.ts'

/** A world in which Bramble has everything, and others try to learn of it. */
export type AttackedWorld = {
  world: World
  /** Every row of Bramble, as it was before the attack. */
  theirs: TenantRow[]
  /** What only Bramble knows. */
  secrets: string[]
  /** An id of each of its tables: the newest. */
  idByTable: Map<string, string>
  /** Says what of Bramble's stands in an answer; ids that were sent may come back. */
  leakIn(answer: string, sent?: string): string | undefined
}

/** `furnish` gives Bramble what the example lacks; `before` runs while Bramble is still empty. */
export async function openAttackedWorld({
  before,
  furnish,
  ...options
}: WorldOptions & {
  before?: (world: World) => Promise<void>
  furnish?: (world: World) => Promise<void>
} = {}): Promise<AttackedWorld> {
  const world = await openWorld(options)
  await before?.(world)
  const { memberId } = world.as('owner')
  await world.inWorkspace(world.bramble, (ctx) => fillWithExample(ctx, memberId))
  await furnish?.(world)
  await world.settle()
  const theirs = await rowsOf(world, world.bramble)
  const secrets = secretsOf(theirs)
  const ids = new Set(theirs.flatMap(({ row }) => (typeof row.id === 'string' ? [row.id] : [])))
  return {
    world,
    theirs,
    secrets,
    idByTable: new Map(
      theirs.flatMap(({ table, row }) => (typeof row.id === 'string' ? [[table, row.id]] : [])),
    ),
    leakIn: (answer, sent = '') =>
      secrets.find((secret) => !sent.includes(secret) && answer.includes(inJson(secret))) ??
      answer.match(uuids)?.find((id) => ids.has(id) && !sent.includes(id)),
  }
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** What every workspace is given to begin with. */
const builtIn = new Set<string>(
  [
    ...firstLostReasons,
    ...Object.values(templates).flatMap((stages) => stages.map((stage) => stage.name)),
  ].map(fold),
)

/** What only Bramble knows: its longer texts. Short ones are words that anybody may use. */
function secretsOf(rows: TenantRow[]): string[] {
  const found = new Set<string>()
  for (const { row } of rows)
    for (const [name, value] of Object.entries(row))
      if (
        typeof value === 'string' &&
        value.length >= 14 &&
        !builtIn.has(fold(value)) &&
        !name.endsWith('_id') &&
        !/^[\w.+:/-]+$/.test(value)
      )
        found.add(value)
  return [...found]
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
