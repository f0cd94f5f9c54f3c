import { failCommon } from '@firsthand/contract/core/failure'
import { type Role, roles } from '@firsthand/contract/core/operation'
import { type Transaction, sql } from 'kysely'
import type { Account, Context, Member, OpenAgain, Services } from './context.ts'
import { newId } from './db/ids.ts'
import type { Database } from './db/pools.ts'
import type { DB } from './db/tables.ts'
import type { Consumer } from './domain.ts'
import { onlyChanged } from './events/only-changed.ts'
import { flushEvents } from './events/record.ts'

/** Opens transactions in workspaces. The only place that does, so that nothing runs without the workspace being set. */
export type Transactor = ReturnType<typeof createTransactor>

type Opening = {
  workspaceId: string
  as: Account | 'system' | 'visitor'
  pool?: Database
  /** Reads everything as it was at one moment, however long it takes, and writes nothing. */
  snapshot?: boolean
  /** Is expected to write nothing, so that nobody waits for its end; what writes all the same runs again. */
  onlyReads?: boolean | undefined
}

export function createTransactor(options: {
  services: Services
  consumers: Consumer[]
  clock: () => Date
  wake: () => void
}) {
  const { services, consumers, clock, wake } = options

  /** Runs in one transaction; again, up to three times, when another transaction got in the way. */
  async function inWorkspace<Result>(
    opening: Opening,
    run: (ctx: Context) => Promise<Result>,
  ): Promise<Result> {
    for (let tries = 1, { onlyReads } = opening; ;) {
      try {
        return await once({ ...opening, onlyReads }, run)
      } catch (error) {
        if (onlyReads && isWriteRefused(error)) onlyReads = false
        else if (tries < 3 && isSerialisationFailure(error)) tries += 1
        else throw error
      }
    }
  }

  async function once<Result>(opening: Opening, run: (ctx: Context) => Promise<Result>): Promise<Result> {
    const after: ((open: OpenAgain) => void)[] = []
    let mustWake = false
    const result = await beginning(opening, services.app).execute(async (db) => {
      const member = await open(db, opening)
      const ctx = createContext({ db, member, opening, after })
      const answer = await run(ctx)
      mustWake = (await flushEvents(ctx, consumers)) || ctx.asked
      return answer
    })
    for (const each of after) each((later) => inWorkspace({ ...opening, as: 'system' }, later))
    if (mustWake) wake()
    return result
  }

  function createContext({
    db,
    member,
    opening,
    after,
  }: {
    db: Transaction<DB>
    member: Member | null
    opening: Opening
    after: ((open: OpenAgain) => void)[]
  }) {
    const now = clock()
    const instant = now.toISOString()
    const key = typeof opening.as === 'object' ? opening.as.key : undefined
    const ctx: Context & { asked: boolean } = {
      services,
      workspaceId: opening.workspaceId,
      db,
      member,
      reader: readerOf(opening.as),
      through: key ? { kind: 'key', id: key.id, name: key.name } : null,
      now,
      instant,
      newId: () => newId(now.getTime()),
      pending: [],
      asked: false,
      record(name, subject, change = {}) {
        const { before, after: now } = name.endsWith('.updated') ? onlyChanged(change) : change
        const actorKind = member ? (key ? 'key' : 'member') : opening.as === 'visitor' ? 'visitor' : 'system'
        ctx.pending.push({
          id: newId(),
          name,
          at: instant,
          actorId: member?.id ?? null,
          actorKind,
          through: ctx.through,
          subjectKind: subject.kind,
          subjectId: subject.id,
          before,
          after: now,
        })
      },
      async ask(kind, input, at = instant) {
        const id = newId()
        const { workspaceId } = opening
        await db
          .insertInto('jobs')
          .values({
            workspaceId,
            id,
            kind,
            input: JSON.stringify(input),
            state: 'waiting',
            askedBy: member?.id ?? null,
            createdAt: instant,
          })
          .execute()
        await db.insertInto('wakeups').values({ workspaceId, id, kind: 'job', dueAt: at }).execute()
        ctx.asked = true
        return id
      },
      afterCommit: (each) => after.push(each),
    }
    return ctx
  }

  return { inWorkspace, clock }
}

/** A key that may only suggest is a machine's, however it comes in. */
function readerOf(as: Opening['as']): Context['reader'] {
  if (typeof as !== 'object') return 'person'
  if (as.key?.access === 'suggest') return 'ai'
  return as.reader ?? (as.key ? 'key' : 'person')
}

function beginning({ pool, snapshot, onlyReads }: Opening, app: Database) {
  const transaction = (pool ?? app).transaction()
  if (snapshot) return transaction.setIsolationLevel('repeatable read').setAccessMode('read only')
  return onlyReads ? transaction.setAccessMode('read only') : transaction
}

async function open(db: Transaction<DB>, { workspaceId, as }: Opening): Promise<Member | null> {
  if (as === 'system' || as === 'visitor') {
    await sql`SELECT fh_set_ws(${workspaceId}::uuid)`.execute(db)
    return null
  }
  // A key opens its own workspace alone, whatever else its maker belongs to.
  if (as.key && as.key.workspaceId !== workspaceId) failCommon('not_found')
  const { rows } = await sql<Member>`SELECT * FROM fh_open(${workspaceId}::uuid, ${as.id}::uuid)`.execute(db)
  // Not a member and no such workspace are answered alike, so that nobody learns which workspaces exist.
  const member = rows[0] ?? failCommon('not_found')
  return as.key ? { ...member, role: weaker(member.role, as.key.role) } : member
}

function weaker(one: Role, other: Role): Role {
  return roles[Math.min(roles.indexOf(one), roles.indexOf(other))]!
}

/** The second is what other statements are told that were on their way with the one that would write. */
function isWriteRefused(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code === '25006' || code === '25P02'
}

function isSerialisationFailure(error: unknown): boolean {
  const code = (error as { code?: string }).code
  return code === '40001' || code === '40P01'
}
