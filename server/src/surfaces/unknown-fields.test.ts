import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { createApiKey } from '@firsthand/contract/platform/api-keys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../test/world.ts'

let world: World
let base: string
let key: string
beforeAll(async () => {
  world = await openWorld()
  base = await world.listen()
  const made = await world.call(world.as('member'), createApiKey, { name: 'script', access: 'write' })
  key = made.key
})
afterAll(() => world.close())

async function send(path: string, body?: object) {
  const answer = await fetch(`${base}/api/v1/workspaces/${world.bramble}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  return {
    status: answer.status,
    body: (await answer.json()) as { error: { code: string; message: string } },
  }
}
const named = async (q: string) => (await world.call(world.as('member'), listPeople, { q })).items

test('a program that misspells a field is told so, with the nearest that there are, and nothing is written', async () => {
  const answer = await send('/people', { name: 'Zora Misspelt', emial: 'zora@example.org' })

  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'unknown_field' } } })
  expect(answer.body.error.message).toMatch(
    /^Nothing here is called “emial”, so nothing was done\. .*“emails?”/,
  )
  expect(await named('Zora Misspelt')).toEqual([])
})

test('a field that stands inside another, and one of an address, are looked at too', async () => {
  const nested = { match: 'all', conditions: [{ what: 'nextTouch', how: 'never', nott: true }] }
  expect((await send(`/people?filter=${encodeURIComponent(JSON.stringify(nested))}`)).body).toMatchObject({
    error: { code: 'unknown_field', params: { field: 'filter.conditions.0.nott' } },
  })
  expect((await send('/people?limt=2')).body).toMatchObject({
    error: { code: 'unknown_field', params: { field: 'limt' } },
  })
})

test('what is named rightly is taken as before', async () => {
  expect((await send('/people', { name: 'Zora Right' })).status).toBe(200)
  expect((await send('/people?limit=2&q=Zora')).status).toBe(200)
  expect(await named('Zora Right')).toHaveLength(1)
})

test('a page may send what a newer page will; it is left out as before', async () => {
  const sent = { name: 'Zora Page', colour: 'red' }
  await world.call(world.as('member'), createPerson, sent)
  expect(await named('Zora Page')).toHaveLength(1)
})
