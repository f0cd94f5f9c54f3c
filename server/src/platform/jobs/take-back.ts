import type { Context } from '../context.ts'

/** Takes back what a job did or was to do. An input that cannot be read any more leaves nothing to take back. */
export async function takeBackJob(
  ctx: Context,
  { kind, input }: { kind: string; input: unknown },
): Promise<void> {
  const known = ctx.services.jobKinds.find((each) => each.kind === kind)
  const read = known?.input.safeParse(input)
  if (read?.success) await known!.takeBack?.(ctx, read.data)
}
