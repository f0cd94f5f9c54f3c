import { operations } from '@firsthand/contract'
import { type Operation, fullPath, isRead, pathParameters } from '@firsthand/contract/core/operation'
import { operationsForMachines } from '@firsthand/contract/core/tools'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, type World, openWorld } from '../test/world.ts'
import type { KeyGrant } from './platform/context.ts'
import { newId } from './platform/db/ids.ts'
import { describeApi } from './surfaces/openapi.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

/** Ids that exist nowhere, for the names in a path; nothing else, so that input is mostly wrong on purpose. */
function idsFor(operation: Operation): Record<string, string> {
  return Object.fromEntries(
    pathParameters(fullPath(operation))
      .filter((name) => name !== 'workspace')
      .map((name) => [name, newId()]),
  )
}

const inWorkspaces = operations.filter(
  (operation) => operation.allows !== 'account' && operation.allows !== 'anyone',
)

test('every operation has exactly one handler, and every handler an operation of the contract', () => {
  const handled = world.application.domains
    .flatMap((domain) => domain.handlers)
    .map((handler) => handler.operation.name)

  expect(handled.toSorted()).toEqual(operations.map((operation) => operation.name).toSorted())
  expect(new Set(handled).size).toBe(handled.length)
})

test('no two operations share a method and an address', () => {
  const addresses = operations.map(
    (operation) => `${operation.method} ${fullPath(operation).replace(/\{\w+\}/g, '{}')}`,
  )

  expect(addresses.toSorted()).toEqual([...new Set(addresses)].toSorted())
})

test('every operation is in the OpenAPI description, with its input and output', () => {
  const { paths } = describeApi({ operations, routes: [], publicUrl: 'http://localhost:3000' }) as {
    paths: Record<string, Record<string, { operationId: string }>>
  }
  const described = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map((entry) => entry.operationId),
  )

  expect(described.toSorted()).toEqual(operations.map((operation) => operation.name).toSorted())
})

test('every path parameter is named in the input', () => {
  for (const operation of operations) {
    const names = pathParameters(operation.path)
    expect(Object.keys(operation.input.shape), operation.name).toEqual(expect.arrayContaining(names))
  }
})

describe.each(
  operations
    .filter((operation) => operation.allows !== 'anyone')
    .map((operation) => [operation.name, operation] as const),
)('%s', (_, operation) => {
  test('a visitor who is not signed in gets 401', async () => {
    await expect(world.call(null, operation, idsFor(operation))).rejects.toMatchObject({
      status: 401,
      code: 'not_signed_in',
    })
  })
})

describe.each(inWorkspaces.map((operation) => [operation.name, operation] as const))('%s', (_, operation) => {
  test('an account without a membership gets 404, whatever it sends', async () => {
    await expect(world.call(world.as('stranger'), operation, idsFor(operation))).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
    })
  })

  test('a member of another workspace gets 404', async () => {
    await expect(
      world.call(world.as('rival'), operation, idsFor(operation), world.bramble),
    ).rejects.toMatchObject({ status: 404, code: 'not_found' })
  })

  test.skipIf(operation.allows === 'viewer')('a weaker role gets 403, whatever it sends', async () => {
    const weaker = { member: 'viewer', admin: 'member', owner: 'admin', viewer: 'viewer' } as const
    const actor = world.as(weaker[operation.allows as keyof typeof weaker])
    await expect(world.call(actor, operation, idsFor(operation))).rejects.toMatchObject({
      status: 403,
      code: 'not_allowed',
    })
  })

  test('an owner never gets a failure of ours that we did not foresee', async () => {
    const outcome = await world.call(world.as('owner'), operation, idsFor(operation)).then(
      () => 'answered',
      (error: unknown) => error,
    )
    if (outcome !== 'answered')
      expect(outcome).toMatchObject({
        status: expect.toSatisfy((status: number) => status >= 400 && status < 500),
      })
  })
})

/** An owner's key: the widest there is, but for what is said. */
function keyed(more: Partial<KeyGrant>): Actor {
  const owner = world.as('owner')
  const grant = {
    id: newId(),
    name: 'key',
    workspaceId: world.bramble,
    role: 'admin',
    access: 'write',
  } as const
  return { ...owner, account: { ...owner.account, key: { ...grant, ...more } } }
}

test('every operation of a workspace is a tool for machines, but for those that need a person', () => {
  const tools = operationsForMachines(operations, { role: 'owner', access: 'write' })

  expect(tools.map(({ name }) => name).toSorted()).toEqual(
    inWorkspaces
      .filter(({ onlyInPerson, onlySuggests }) => !onlyInPerson && !onlySuggests)
      .map(({ name }) => name)
      .toSorted(),
  )
})

describe.each(
  operations
    .filter(({ allows }) => allows !== 'anyone')
    .map((operation) => [operation.name, operation] as const),
)('%s, with an API key', (_, operation) => {
  const needsPerson = operation.allows === 'account' || operation.onlyInPerson

  test.skipIf(needsPerson)('answers 404 to a key of another workspace, whoever made it', async () => {
    const elsewhere = keyed({ workspaceId: world.rival })
    await expect(world.call(elsewhere, operation, idsFor(operation))).rejects.toMatchObject({ status: 404 })
  })

  test.skipIf(!needsPerson)('answers that it needs a person', async () => {
    await expect(world.call(keyed({}), operation, idsFor(operation))).rejects.toMatchObject({
      status: 403,
      code: 'only_in_person',
    })
  })

  test.skipIf(needsPerson || isRead(operation))('writes nothing with a key that reads', async () => {
    await expect(world.call(keyed({ access: 'read' }), operation, idsFor(operation))).rejects.toMatchObject({
      status: 403,
      code: 'key_reads_only',
    })
  })
})
