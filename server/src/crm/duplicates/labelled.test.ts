import { listDuplicates, scanDuplicates } from '@firsthand/contract/crm/duplicates'
import { listPeople } from '@firsthand/contract/crm/people'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { hasRealFiles, realFile, whySkipped } from '../imports/sheet/real-files.ts'
import { createRowReader } from '../imports/sheet/rows.ts'
import { csv, importing } from '../imports/testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

/**
 * The labelled lists, as people: what has no place in a person (street, birthday, post code) is left out, so that this
 * measures the way through the product and not the library, which `bench -- linkage` does with every field.
 */
const sets = [
  {
    file: 'contacts/febrl/dataset1.csv',
    truth: (row: Row) => row['rec_id']!.split('-')[1]!,
    person: (row: Row) => ({
      given: row['given_name']!,
      family: row['surname']!,
      email: '',
      phone: row['soc_sec_id']!,
      organisation: row['suburb']!,
    }),
    leastPrecision: 0.97,
    leastRecall: 0.9,
  },
]
type Row = Record<string, string>

describe.skipIf(!hasRealFiles)(`labelled lists${hasRealFiles ? '' : `: skipped, ${whySkipped}`}`, () => {
  test.each(sets)(
    'imported and searched, $file gives the pairs that its labels name',
    async (set) => {
      const rows = read(set.file)
      const people = rows.map(set.person)
      const table = [
        ['Given name', 'Family name', 'Email', 'Phone', 'Company'],
        ...people.map((each) => [
          each.given,
          each.family,
          each.email,
          each.phone && `+49 30 ${each.phone}`,
          each.organisation,
        ]),
      ]
      const done = await importing(world).run(csv(...table), {
        mapping: ['given_name', 'family_name', 'email', 'phone', 'organisation'],
        known: 'skip',
      })
      expect(done.peopleCreated).toBeGreaterThan(rows.length * 0.99)
      await world.call(world.as('member'), scanDuplicates)
      await world.settle()

      const lines = await linesOf()
      const truths = rows.map(set.truth)
      const truthOf = (person: string) => truths[lines.get(person)! - 2]!
      const found = await suggested(0.8)
      const right = found.filter(({ one, other }) => truthOf(one) === truthOf(other)).length
      const present = [...lines.values()].map((line) => truths[line - 2]!)
      const score = {
        precision: right / found.length,
        recall: right / countPairs(present),
        found: found.length,
      }
      expect(score.precision, JSON.stringify(score)).toBeGreaterThan(set.leastPrecision)
      expect(score.recall, JSON.stringify(score)).toBeGreaterThan(set.leastRecall)
    },
    120_000,
  )
})

async function suggested(atLeast: number): Promise<{ one: string; other: string }[]> {
  const found: { one: string; other: string }[] = []
  for (let after: string | undefined; ;) {
    const page = await world.call(world.as('viewer'), listDuplicates, { limit: 200, after })
    for (const { one, other, probability } of page.items)
      if (probability >= atLeast) found.push({ one: one.id, other: other.id })
    if (page.next === null) return found
    after = page.next
  }
}

/** From which line of the file each person came. */
async function linesOf(): Promise<Map<string, number>> {
  const { total } = await world.call(world.as('viewer'), listPeople, { limit: 1 })
  const rows = await world.inWorkspace(world.bramble, (ctx) =>
    ctx.db
      .selectFrom('people')
      .select(['id', 'importLine'])
      .where('workspaceId', '=', world.bramble)
      .execute(),
  )
  expect(rows).toHaveLength(total!.count)
  return new Map(rows.map((row) => [row.id, row.importLine!]))
}

function countPairs(truths: string[]): number {
  const sizes = new Map<string, number>()
  for (const truth of truths) sizes.set(truth, (sizes.get(truth) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

function read(file: string): Row[] {
  const reader = createRowReader(',')
  const [head, ...rows] = [...reader.push(Buffer.from(realFile(file)).toString('utf8')), ...reader.end()].map(
    ({ cells }) => cells.map((cell) => cell.trim()),
  )
  return rows.map((cells) => Object.fromEntries(head!.map((column, at) => [column, cells[at] ?? ''])))
}
