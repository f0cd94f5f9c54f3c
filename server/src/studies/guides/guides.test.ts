import * as contract from '@firsthand/contract/studies/guides'
import * as bank from '@firsthand/contract/studies/guides-bank'
import { createStudy } from '@firsthand/contract/studies/studies'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let study: string
beforeAll(async () => {
  world = await openWorld()
  study = (await world.call(world.as('member'), createStudy, { title: 'Why couriers leave' })).id
})
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const welcome = {
  title: 'Welcome',
  prompts: [{ kind: 'say' as const, ask: 'The notes stay with the three of us.' }],
}
const nights = {
  title: 'Nights',
  note: 'Take your time.',
  minutes: 10,
  prompts: [
    {
      ask: 'Tell me about your last night shift.',
      purpose: 'What a night is like',
      followUps: ['What happened next?'],
      minutes: 4,
    },
    { ask: 'What did that night earn you?', isSensitive: true },
  ],
}

test('a guide of a study has sections and prompts, and each save is a version that never changes', async () => {
  const member = world.as('member')
  const guide = await call(member, contract.createGuide, {
    study,
    title: 'Night couriers',
    budgetMinutes: 30,
    sections: [welcome, nights],
  })
  expect(guide).toMatchObject({
    version: 1,
    latest: 1,
    promptCount: 3,
    plannedMinutes: 10,
    savedBy: { name: 'Milo' },
    study: { title: 'Why couriers leave' },
  })
  const [first, second] = guide.sections[1]!.prompts

  const saved = await call(world.as('admin'), contract.saveGuide, {
    guide: guide.id,
    version: 1,
    title: 'Night couriers',
    sections: [
      {
        ...guide.sections[1]!,
        prompts: [
          second!,
          { ...first!, ask: 'Tell me about last Friday night.' },
          { ask: 'Who else was there?' },
        ],
      },
    ],
  })
  expect(saved).toMatchObject({ version: 2, promptCount: 3, savedBy: { name: 'Ada' } })
  expect(saved.sections[0]!.prompts.map(({ id }) => id).slice(0, 2)).toEqual([second!.id, first!.id])

  const before = await call(member, contract.showGuide, { guide: guide.id, version: 1 })
  expect(before).toMatchObject({ version: 1, latest: 2, budgetMinutes: 30, savedBy: { name: 'Milo' } })
  expect(before.sections).toEqual(guide.sections)
  const { items } = await call(member, contract.listGuideVersions, { guide: guide.id, limit: 1 })
  expect(items).toMatchObject([{ number: 2, promptCount: 3 }])
})

test('two who change a guide at once do not overwrite each other', async () => {
  const member = world.as('member')
  const guide = await call(member, contract.createGuide, { study, title: 'Both', sections: [nights] })
  const save = (title: string) =>
    call(member, contract.saveGuide, { guide: guide.id, version: 1, title, sections: guide.sections })
  const results = await Promise.allSettled([save('One'), save('Other')])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(save('Late')).rejects.toMatchObject({ code: 'conflict' })
})

test('an id that belongs to no prompt of this guide, or is sent twice, becomes a new one', async () => {
  const member = world.as('member')
  const guide = await call(member, contract.createGuide, { study, title: 'Ids', sections: [nights] })
  const [prompt] = guide.sections[0]!.prompts
  const saved = await call(member, contract.saveGuide, {
    guide: guide.id,
    version: 1,
    title: 'Ids',
    sections: [
      { title: 'All', id: world.bramble, prompts: [prompt!, prompt!, { ...prompt!, id: world.rival }] },
    ],
  })
  const ids = saved.sections[0]!.prompts.map(({ id }) => id)
  expect(new Set(ids).size).toBe(3)
  expect([ids[0], ids.includes(world.rival), saved.sections[0]!.id === world.bramble]).toEqual([
    prompt!.id,
    false,
    false,
  ])
})

test('a copy has prompts of its own and may belong to another study', async () => {
  const member = world.as('member')
  const guide = await call(member, contract.createGuide, { study, title: 'Source', sections: [nights] })
  const other = await call(member, createStudy, { title: 'Restaurants' })
  const copy = await call(member, contract.duplicateGuide, { guide: guide.id, study: other.id })
  expect(copy).toMatchObject({ title: 'Source (copy)', study: { id: other.id }, version: 1, promptCount: 2 })
  expect(copy.sections[0]!.prompts[0]!.id).not.toBe(guide.sections[0]!.prompts[0]!.id)
  await expect(
    call(member, contract.duplicateGuide, { guide: guide.id, study: world.bramble }),
  ).rejects.toMatchObject({ code: 'guides.study_missing' })
})

test('Markdown comes in as a guide and goes out so that it comes in again the same', async () => {
  const member = world.as('member')
  const guide = await call(member, contract.importGuide, {
    study,
    markdown:
      '# Couriers (45 min)\n\n## Warm-up (5 min)\n\n- How did you start riding?\n  - Who told you about it?\n\nBring water.\n',
  })
  expect(guide).toMatchObject({ title: 'Couriers', budgetMinutes: 45, promptCount: 1 })
  expect(guide.sections[0]).toMatchObject({
    title: 'Warm-up',
    minutes: 5,
    note: 'Bring water.',
    prompts: [{ ask: 'How did you start riding?', followUps: ['Who told you about it?'] }],
  })

  const { fileName, markdown } = await call(member, contract.exportGuide, { guide: guide.id })
  expect(fileName).toBe('Couriers.md')
  const again = await call(member, contract.importGuide, { study, markdown })
  const bare = ({ sections }: contract.GuideView) =>
    JSON.stringify(sections, (key, value: unknown) => (key === 'id' ? undefined : value))
  expect(bare(again)).toBe(bare(guide))
  await expect(
    call(member, contract.importGuide, { study, markdown: 'Nothing here.' }),
  ).rejects.toMatchObject({ code: 'guides.no_prompts' })
})

test('a guide is listed with its study, found by its prompts, and put away', async () => {
  const member = world.as('member')
  const guide = await call(member, contract.createGuide, {
    study,
    title: 'Parking',
    sections: [{ title: 'All', prompts: [{ ask: 'Where did you leave the unicycle?' }] }],
  })
  const list = async () =>
    (await call(member, contract.listGuides, { study })).items.map(({ title }) => title)
  const found = async () => (await call(member, search, { q: 'unicycle' })).items.map(({ id }) => id)
  expect([(await list())[0], await found()]).toEqual(['Parking', [guide.id]])
  await call(member, contract.archiveGuide, { guide: guide.id })
  expect([(await list()).includes('Parking'), await found()]).toEqual([false, []])
  await call(member, contract.archiveGuide, { guide: guide.id, isArchived: false })
  expect(await found()).toEqual([guide.id])

  const pages = await call(member, contract.listGuides, { limit: 2 })
  const next = await call(member, contract.listGuides, { limit: 200, after: pages.next! })
  expect(next.items.map(({ id }) => id)).not.toContain(pages.items[1]!.id)
})

test('the question bank keeps a prompt once, for every guide', async () => {
  const member = world.as('member')
  const kept = await call(member, bank.keepPrompt, { ask: 'What should I have asked?', purpose: 'The end' })
  await expect(call(member, bank.keepPrompt, { ask: 'what  should I HAVE asked?' })).rejects.toMatchObject({
    code: 'questionBank.kept_already',
  })
  expect((await call(member, bank.listBankedPrompts, { q: 'asked' })).items).toMatchObject([
    { id: kept.id, keptBy: { name: 'Milo' } },
  ])
  expect((await call(member, bank.listBankedPrompts, { q: 'zebra' })).items).toEqual([])
  await call(member, bank.removeBankedPrompt, { prompt: kept.id })
  expect((await call(member, bank.listBankedPrompts)).items).toEqual([])
})

test('questions are linted over the API, without the rules that the workspace switched off', async () => {
  const member = world.as('member')
  const lint = async () =>
    (
      await call(world.as('viewer'), contract.lintQuestions, {
        questions: [
          { question: 'Is the map useful?' },
          { question: 'How likely are you to recommend us?', type: 'nps' },
        ],
      })
    ).items.map(({ form, findings }) => [form, findings.map(({ rule }) => rule)])
  expect(await lint()).toEqual([
    ['closed', ['L12', 'C1']],
    [null, []],
  ])
  await call(member, contract.setLintRules, { off: ['closed'] })
  expect(await lint()).toEqual([
    ['closed', ['L12']],
    [null, []],
  ])
  expect(await call(member, contract.showLintRules)).toEqual({ off: ['closed'] })
  expect(await call(world.as('rival'), contract.showLintRules)).toEqual({ off: [] })
})
