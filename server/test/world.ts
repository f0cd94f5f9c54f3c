import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input, Operation, Output, Role, Sent } from '@firsthand/contract/core/operation'
import { type Logger, pino } from 'pino'
import { onTestFinished } from 'vitest'
import { type Application, createApplication } from '../src/application.ts'
import type { Account, Context } from '../src/platform/context.ts'
import { newId } from '../src/platform/db/ids.ts'
import type { Domain } from '../src/platform/domain.ts'
import { createPerformer } from '../src/platform/perform.ts'
import type { OnStatement } from '../src/platform/db/pools.ts'
import { readSettings } from '../src/platform/settings.ts'
import { asTest, collectStatement } from './collect-statements.ts'
import { testSecret } from './global-setup.ts'
import { createTestDatabase, dropTestDatabase } from './test-database.ts'

/** Somebody who calls: an account in a workspace, with a role there or none. */
export type Actor = { account: Account; workspaceId: string; memberId: string }

type Person = Role | 'stranger'

/**
 * `environment` are settings beside those of every test; `log` is where its log goes; with `asCluster`, or everywhere with
 * TEST_ROWS=values, rows are written as a cluster wants them.
 */
export type WorldOptions = {
  webDirectory?: string
  domains?: Domain[]
  clock?: () => Date
  environment?: Record<string, string>
  log?: Logger
  asCluster?: boolean
  onStatement?: OnStatement
}

/** In what another server differs from the first. */
type ServerOptions = Pick<WorldOptions, 'clock' | 'domains'>

/**
 * A running Firsthand on a database of its own, with two workspaces: Bramble, where everybody works, and Rival, which
 * must never see anything of it. Make one per test file, in `beforeAll`, and close it in `afterAll`.
 */
export async function openWorld({ environment = {}, ...options }: WorldOptions = {}) {
  const database = `test_${randomBytes(6).toString('hex')}`
  const address = await createTestDatabase(database)

  const dataDirectory = mkdtempSync(join(tmpdir(), 'firsthand-test-'))
  const settings = readSettings({
    FIRSTHAND_DATA_DIR: dataDirectory,
    FIRSTHAND_SECRET: testSecret,
    PUBLIC_URL: 'http://localhost:3000',
    ...environment,
  })
  const serve = (other: ServerOptions = {}) =>
    createApplication({
      settings,
      address,
      log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
      ...(collectStatement && { onStatement: collectStatement }),
      asCluster: process.env.TEST_ROWS === 'values',
      ...options,
      ...other,
    })
  const application = serve()
  const others: Application[] = []
  const perform = createPerformer(application)
  const handlers = new Map(
    application.domains
      .flatMap((domain) => domain.handlers)
      .map((handler) => [handler.operation.name, handler]),
  )
  const worker = application.startWorker()

  const bramble = newId()
  const rival = newId()
  const actors = await populate()

  async function populate(): Promise<Record<Person | 'rival', Actor>> {
    const people = { viewer: 'Vera', member: 'Milo', admin: 'Ada', owner: 'Mara' } as const
    const made = {} as Record<Person | 'rival', Actor>
    await makeWorkspace(bramble, 'Bramble')
    for (const [role, name] of Object.entries(people))
      made[role as Role] = await makeMember(bramble, { name, role: role as Role })
    made.stranger = { account: accountNamed('Sly'), workspaceId: bramble, memberId: '' }
    await makeWorkspace(rival, 'Rival')
    made.rival = await makeMember(rival, { name: 'Rufus', role: 'owner' })
    return made
  }

  async function makeWorkspace(id: string, name: string) {
    await inWorkspace(id, async (ctx) => {
      await ctx.db.insertInto('workspaces').values({ id, name, createdAt: ctx.instant }).execute()
      await ctx.db.insertInto('workspaceSettings').values({ workspaceId: id, id }).execute()
    })
  }

  async function makeMember(
    workspaceId: string,
    { name, role, leader = role === 'owner' }: { name: string; role: Role; leader?: boolean },
  ): Promise<Actor> {
    const account = accountNamed(name)
    const memberId = newId()
    await inWorkspace(workspaceId, async (ctx) => {
      await ctx.db.insertInto('memberships').values({ accountId: account.id, workspaceId }).execute()
      await ctx.db
        .insertInto('members')
        .values({
          workspaceId,
          id: memberId,
          accountId: account.id,
          name,
          email: account.email,
          role,
          createdAt: ctx.instant,
          leaderSince: leader ? ctx.instant : null,
        })
        .execute()
    })
    return { account, workspaceId, memberId }
  }

  /** Runs as the system in a workspace, for what no operation shows. */
  function inWorkspace<Result>(workspaceId: string, run: (ctx: Context) => Promise<Result>): Promise<Result> {
    return asTest(() => application.transactor.inWorkspace({ workspaceId, as: 'system' }, run))
  }

  /** Performs an operation as somebody; `null` is a visitor without an account. */
  async function call<O extends Operation>(
    actor: Actor | null,
    operation: O,
    sent: Sent<O> = {} as Sent<O>,
    workspaceId?: string,
  ): Promise<Output<O>> {
    const handler = handlers.get(operation.name)
    if (!handler) throw new Error(`${operation.name} has no handler.`)
    const output = await perform({
      handler,
      sent: sent as Record<string, unknown>,
      workspaceId: workspaceId ?? actor?.workspaceId ?? bramble,
      account: actor?.account ?? null,
      headers: () => new Headers(),
      answerHeaders: new Headers(),
      caller: 'test',
    })
    // What a client would get: through JSON and back.
    return JSON.parse(JSON.stringify(output)) as Output<O>
  }

  /** Listens, for tests that speak HTTP. Answers the base address. */
  async function listen({ server }: Application = application): Promise<string> {
    if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  /** Another server on the same database, which neither listens nor works yet. Closed with the world, if not before. */
  function anotherServer(other: ServerOptions = {}): Application {
    const made = serve(other)
    others.push(made)
    return made
  }

  return {
    application,
    address,
    settings,
    bramble,
    rival,
    as: (who: Person | 'rival') => actors[who],
    call,
    makeMember: (member: { name: string; role: Role; leader?: boolean }) => makeMember(bramble, member),
    inWorkspace,
    listen,
    anotherServer,
    /** Waits until all events are delivered and all jobs are done. */
    settle: () => worker.idle(),
    async close() {
      await Promise.all([application, ...others].map((each) => each.close()))
      await dropTestDatabase(database)
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>
export type InputOf<O extends Operation> = Input<O>

/** The same, closed when the current test ends. */
export async function openWorldForTest(options: WorldOptions = {}) {
  const world = await openWorld(options)
  onTestFinished(() => world.close())
  return world
}

function accountNamed(name: string): Account {
  return { id: newId(), name, email: `${name.toLowerCase()}.${randomBytes(3).toString('hex')}@example.com` }
}
