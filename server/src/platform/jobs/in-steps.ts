import type { Context } from '../context.ts'
import type { JobRun } from './run.ts'

/**
 * Goes through many things in the order of their ids, some of them a step, which answers the last of them where there may
 * be more. After a crash the job goes on behind the last one.
 */
export async function inSteps(
  { checkpoint, step }: Pick<JobRun<unknown>, 'checkpoint' | 'step'>,
  some: (ctx: Context, after: string | undefined) => Promise<string | undefined>,
  { after }: { after?: string | undefined } = {},
): Promise<void> {
  let last = typeof checkpoint === 'string' ? checkpoint : after
  do
    last = await step(async (ctx, mark) => {
      const reached = await some(ctx, last)
      if (reached !== undefined) mark({ checkpoint: reached })
      return reached
    })
  while (last !== undefined)
}
