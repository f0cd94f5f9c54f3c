import {
  claimInstallation,
  showAccount,
  showInstallation,
  signIn,
  signUp,
} from '@firsthand/contract/platform/accounts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVisitor } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { createSetupToken } from './setup-link.ts'

const mara = { name: 'Mara Voss', email: 'mara@bramble.example', password: 'a long password' }

let world: World
let base: string
let token: string
beforeEach(async () => {
  world = await openWorld()
  base = await world.listen()
  token = (await createSetupToken(world.application.services.app))!
})
afterEach(() => world.close())

const workspaces = () => world.application.services.app.selectFrom('workspaces').select('name').execute()

test('the link in the terminal makes the first account and its workspace, once', async () => {
  const visitor = createVisitor(base)
  expect((await visitor.send(showInstallation, {})).body.isClaimed).toBe(false)
  const claimed = await visitor.send(claimInstallation, { ...mara, token, workspace: 'Bramble Couriers' })
  expect(claimed.status).toBe(200)

  const account = await visitor.send(showAccount, {})
  expect(account.body).toMatchObject({
    email: mara.email,
    workspaces: [{ id: claimed.body.workspaceId, name: 'Bramble Couriers', role: 'owner' }],
  })
  expect((await visitor.send(showInstallation, {})).body).toMatchObject({ isClaimed: true, isSignedIn: true })

  const again = await createVisitor(base).send(claimInstallation, {
    ...mara,
    email: 'late@example.com',
    token,
    workspace: 'Late',
  })
  expect(again).toMatchObject({ status: 409, code: 'installation.already_claimed' })
  expect(await createSetupToken(world.application.services.app)).toBeUndefined()
})

test('a link that was not printed is refused, and so is one of an earlier start', async () => {
  const newer = await createSetupToken(world.application.services.app)
  for (const wrong of ['guess', token]) {
    const answer = await createVisitor(base).send(claimInstallation, {
      ...mara,
      token: wrong,
      workspace: 'Mine',
    })
    expect(answer).toMatchObject({ status: 403, code: 'installation.link_invalid' })
  }
  expect(
    (await createVisitor(base).send(claimInstallation, { ...mara, token: newer!, workspace: 'Mine' })).status,
  ).toBe(200)
})

test('of many who claim at the same moment one wins, and the others leave nothing behind', async () => {
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      createVisitor(base).send(claimInstallation, {
        ...mara,
        email: `mara${index}@bramble.example`,
        token,
        workspace: `Claim ${index}`,
      }),
    ),
  )

  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    200, 409, 409, 409, 409,
  ])
  expect((await workspaces()).filter(({ name }) => name.startsWith('Claim'))).toHaveLength(1)
  const winner = answers.findIndex(({ status }) => status === 200)
  for (const index of [0, 1, 2, 3, 4].filter((each) => each !== winner)) {
    const loser = await createVisitor(base).send(signIn, {
      email: `mara${index}@bramble.example`,
      password: mara.password,
    })
    expect(loser.code).toBe('account.refused')
  }
})

test('a first try that was interrupted after its account goes on with the same password', async () => {
  await world.application.services.identity.signUp(mara)

  const other = await createVisitor(base).send(claimInstallation, {
    ...mara,
    password: 'another password',
    token,
    workspace: 'Bramble',
  })
  expect(other).toMatchObject({ status: 409, code: 'installation.email_taken' })
  const visitor = createVisitor(base)
  expect((await visitor.send(claimInstallation, { ...mara, token, workspace: 'Bramble' })).status).toBe(200)
  expect((await visitor.send(showAccount, {})).body.workspaces).toHaveLength(1)
})

test('nobody signs up where accounts are made by invitation', async () => {
  const answer = await createVisitor(base).send(signUp, { ...mara, workspace: 'Bramble' })

  expect(answer).toMatchObject({ status: 403, code: 'account.closed' })
})
