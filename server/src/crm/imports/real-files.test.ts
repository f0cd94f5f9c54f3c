import { previewImport, showImport, startImport } from '@firsthand/contract/crm/imports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { hasRealFiles, realFile, realFiles, whySkipped } from './sheet/real-files.ts'
import { importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())

const odd = [
  ...realFiles('csv-quirks', /\.\w+$/),
  ...realFiles('contacts', /\.(csv|tsv|ssv|txt|vcf)$/),
].filter((path) => !/README|LICENSE|\.json$/i.test(path))

describe.skipIf(!hasRealFiles)(`real files${hasRealFiles ? '' : `: skipped, ${whySkipped}`}`, () => {
  test.each(odd)('%s is imported whole or refused with a sentence and a code', async (path) => {
    const file = await tools.upload(realFile(path), path.split('/').at(-1))
    const preview = await world
      .call(tools.member, previewImport, { file })
      .catch((error: unknown) => error as { code: string; status: number; message: string })
    if ('code' in preview)
      return expect(preview).toMatchObject({
        status: 422,
        code: expect.stringMatching(/^imports\.file_/),
        message: expect.stringMatching(/\.$/),
      })

    // Where no column names anybody, a person would choose one: the first stands in.
    const names = preview.mapping.some((target) =>
      ['name', 'given_name', 'family_name', 'email'].includes(target),
    )
    const mapping = names
      ? preview.mapping
      : preview.mapping.map((target, column) => (column === 0 ? ('name' as const) : target))
    const { id } = await world.call(tools.member, startImport, { file, dialect: preview.dialect, mapping })
    await world.settle()
    const done = await world.call(tools.member, showImport, { import: id })
    expect(done.job).toMatchObject({ state: 'done', problem: null })
    expect(done.peopleCreated + done.peopleUpdated + done.rowsSkipped + done.rowsRefused).toBe(done.rowsRead)
    expect(done.rowsRead).toBe(done.job.total)
  })

  test('the contacts of the OpenTelemetry interviews all arrive', async () => {
    const done = await tools.run(realFile('demo-opentelemetry/contacts-from-transcripts.csv'))

    expect(done).toMatchObject({ rowsRead: 27, peopleCreated: 27, rowsRefused: 0 })
  })
})
