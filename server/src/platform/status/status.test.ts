import { createPerson } from '@firsthand/contract/crm/people'
import { claimInstallation, showAccount, signUp } from '@firsthand/contract/platform/accounts'
import { showStatus } from '@firsthand/contract/platform/installation'
import { exportWorkspace } from '@firsthand/contract/platform/transfer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createVisitor } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { createSetupToken } from '../accounts/setup-link.ts'
import { roleClient } from '../db/pools.ts'

const olga = {
  name: 'Olga',
  email: 'Olga@bramble.example',
  password: 'a bicycle at night',
  workspace: 'Olga’s',
}

let world: World
let operator: ReturnType<typeof createVisitor>
let base: string
beforeAll(async () => {
  world = await openWorld({
    environment: { OPERATORS: 'olga@bramble.example, ola@bramble.example', SIGN_UP: 'open' },
  })
  base = await world.listen()
  operator = createVisitor(base)
  const token = (await createSetupToken(world.application.services.app))!
  await operator.send(claimInstallation, { ...olga, token })
})
afterAll(() => world.close())

test('an operator sees versions, storage, mail, jobs and what to look at', async () => {
  await world.call(world.as('owner'), exportWorkspace, {})
  const { body } = await operator.send(showStatus, {})

  expect(body).toMatchObject({
    version: expect.stringMatching(/^\d/),
    database: { kind: 'embedded', migrations: expect.any(Number) },
    mail: { isSet: false, sent: 0, failed: 0, lastFailure: null },
    workspaces: 3,
  })
  expect(body.database.bytes).toBeGreaterThan(1_000_000)
  expect(body.storage.freeBytes).toBeGreaterThan(0)
  expect(body.warnings.map((warning) => warning.code)).toContain('no_mail')
})

test('jobs that failed are counted by their kind', async () => {
  await world.settle()
  await world.inWorkspace(world.bramble, (ctx) =>
    ctx.db
      .insertInto('jobs')
      .values({
        workspaceId: world.bramble,
        id: ctx.newId(),
        kind: 'people.import',
        input: '{"secret":"never seen"}',
        state: 'failed',
        createdAt: ctx.instant,
        finishedAt: ctx.instant,
      })
      .execute(),
  )
  const { body } = await operator.send(showStatus, {})

  expect(body.jobs.failedLastDay).toMatchObject([{ kind: 'people.import', count: 1 }])
  expect(body.warnings.map((warning) => warning.code)).toContain('jobs_failed')
})

test('nothing of any workspace is in it: no name, no person, no input of a job', async () => {
  await world.call(world.as('member'), createPerson, { name: 'Zebedäus Quill' })
  const text = JSON.stringify((await operator.send(showStatus, {})).body)

  for (const content of ['Bramble', 'Zebedäus', 'never seen', world.bramble, world.rival])
    expect(text).not.toContain(content)
})

test('the database itself shows the operator no content', async () => {
  const client = roleClient(world.address, 'operator', world.settings.secret)
  await client.connect()
  const refused = async (query: string) =>
    client.query(query).then(
      () => 'answered',
      (error: { code?: string }) => error.code,
    )

  expect(await refused('SELECT name FROM members')).toBe('42501')
  expect(await refused('SELECT name FROM workspaces')).toBe('42501')
  expect(await refused('SELECT input FROM jobs')).toBe('42501')
  expect(await refused('SELECT name FROM files')).toBe('42501')
  expect(await refused('SELECT * FROM people')).toBe('42501')
  expect(await refused(`UPDATE jobs SET state = 'done'`)).toBe('42501')
  expect(await refused('SELECT kind, state FROM jobs')).toBe('answered')
  await client.end()
})

test('nobody else sees it, owners of workspaces included', async () => {
  await expect(world.call(world.as('owner'), showStatus, {})).rejects.toMatchObject({
    status: 403,
    code: 'installation.operators_only',
  })
})

test('an account knows whether it is an operator', async () => {
  expect((await operator.send(showAccount, {})).body.isOperator).toBe(true)
  expect((await world.call(world.as('owner'), showAccount, {})).isOperator).toBe(false)
})

test('nobody can make an account with the address of an operator', async () => {
  const answer = await createVisitor(base).send(signUp, {
    ...olga,
    name: 'Mallory',
    email: 'OLA@bramble.example',
  })

  expect(answer).toMatchObject({ status: 409, code: 'account.email_taken' })
})
