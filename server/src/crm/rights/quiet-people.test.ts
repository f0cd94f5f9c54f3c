import { createConversation } from '@firsthand/contract/conversations/conversations'
import { wishIntroduction } from '@firsthand/contract/crm/introductions'
import { createPerson } from '@firsthand/contract/crm/people'
import { addProspects } from '@firsthand/contract/crm/pipelines'
import { createTask, finishTask } from '@firsthand/contract/crm/tasks'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { createComplaint } from '@firsthand/contract/evidence/complaints'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { createPromise, settlePromise } from '@firsthand/contract/evidence/promises'
import { previewRetention } from '@firsthand/contract/platform/retention'
import { addRecruits } from '@firsthand/contract/studies/recruits'
import { createStudy } from '@firsthand/contract/studies/studies'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { pipelineIn } from '../pipelines/testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const member = () => world.as('member')
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

async function quiet(name: string): Promise<string> {
  const { id } = await world.call(member(), createPerson, { name })
  await world.inWorkspace(world.bramble, (ctx) =>
    sql`UPDATE people SET created_at = now() - interval '2 years', last_touch_at = now() - interval '400 days'
      WHERE workspace_id = ${world.bramble} AND id = ${id}`.execute(ctx.db),
  )
  return id
}

/** Whom the rule would take, of all there are. */
async function taken(): Promise<string[]> {
  const found = async (kind: 'quiet_people' | 'quiet_people_erased') =>
    (await world.call(world.as('owner'), previewRetention, { kind, afterDays: 90 })).examples
  const [archived, erased] = [await found('quiet_people'), await found('quiet_people_erased')]
  expect(archived).toEqual(erased)
  return erased
}

const reasons: [string, (person: string) => Promise<unknown>][] = [
  [
    'an interview tomorrow',
    (person) =>
      world.call(member(), createConversation, {
        kind: 'interview',
        people: [person],
        plannedFor: daysFromNow(1),
      }),
  ],
  ['an open task', (person) => world.call(member(), createTask, { title: 'Send the list', person })],
  ['an open promise', (person) => world.call(member(), createPromise, { person, words: 'A new oven.' })],
  [
    'an open complaint',
    (person) => world.call(member(), createComplaint, { person, words: 'It broke.', about: 'The oven' }),
  ],
  ['an open entry', async (person) => (await pipelineIn(world)).enter({ person })],
  [
    'a place among the prospects',
    async (person) => {
      const { pipeline } = await pipelineIn(world)
      return world.call(member(), addProspects, { pipeline: pipeline.id, people: [person] })
    },
  ],
  [
    'a study that waits for them',
    async (person) => {
      const { id: study } = await world.call(member(), createStudy, { title: 'Ovens' })
      return world.call(member(), addRecruits, { study, people: [person] })
    },
  ],
  ['a wish for an introduction to them', (person) => world.call(member(), wishIntroduction, { person })],
  [
    'an introduction that is asked of them',
    (introducer) => world.call(member(), wishIntroduction, { introducer, wanted: 'A miller', asked: true }),
  ],
  [
    'something heard of them last week',
    (person) =>
      world.call(member(), createEvidence, {
        kind: 'said_past',
        words: 'We baked.',
        person,
        happenedAt: daysFromNow(-7),
      }),
  ],
  [
    'a call last week that they did not answer',
    (person) =>
      world.call(member(), logTouchpoint, {
        person,
        channel: 'call',
        outcome: 'no_answer',
        at: daysFromNow(-7),
      }),
  ],
]

test.each(reasons)('a rule of time takes nobody with %s', async (what, keep) => {
  const name = `Quiet with ${what}`
  const person = await quiet(name)
  expect(await taken()).toEqual([name])
  await keep(person)
  expect(await taken()).toEqual([])
})

test('what is done with keeps nobody', async () => {
  const person = await quiet('All Done')
  const task = await world.call(member(), createTask, { title: 'Send the list', person })
  await world.call(member(), finishTask, { task: task.id })
  const promise = await world.call(member(), createPromise, { person, words: 'A new oven.' })
  await world.call(member(), settlePromise, { promise: promise.id, to: 'kept' })
  expect(await taken()).toEqual(['All Done'])
})
