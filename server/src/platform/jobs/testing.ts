import { z } from 'zod'
import type { Context } from '../context.ts'
import { type Consumer, type Domain, job } from '../domain.ts'
import { type JobRun } from './run.ts'

type Run = JobRun<{ steps: number }>

/** A domain with one job, which tests tell what to do, and with consumers of theirs. */
export function sampleDomain(options: {
  run?: (job: Run) => Promise<unknown>
  takeBack?: (ctx: Context) => Promise<void>
  consumers?: Consumer[]
}): Domain {
  const { run = async () => null, takeBack, consumers = [] } = options
  const kind = job({
    kind: 'sample',
    input: z.object({ steps: z.int() }),
    run,
    ...(takeBack && { takeBack }),
  })
  return { name: 'sample', handlers: [], jobs: [kind], consumers }
}

/** An effect on the database that shows how often it happened. */
export async function leaveMark(ctx: Context, name: string): Promise<void> {
  const { workspaceId, instant } = ctx
  await ctx.db
    .insertInto('organisations')
    .values({
      workspaceId,
      id: ctx.newId(),
      name,
      nameKey: `${name} ${ctx.newId()}`,
      createdAt: instant,
      updatedAt: instant,
    })
    .execute()
}

/** The marks in a workspace, by name. */
export async function marks(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('organisations')
    .select('name')
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}
