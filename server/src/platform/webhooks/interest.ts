import type { Context } from '../context.ts'

const rememberedMs = 5_000
const workspacesAtMost = 10_000

type Known = { patterns: string[]; until: number }

/**
 * What the webhooks of a workspace want to hear, remembered for five seconds: every change asks, and most workspaces have
 * none. A webhook made on another server is therefore heard from within five seconds.
 */
export function createInterest() {
  const known = new Map<string, Known>()
  return {
    async of(ctx: Context): Promise<string[]> {
      const remembered = known.get(ctx.workspaceId)
      if (remembered && remembered.until > performance.now()) return remembered.patterns
      const rows = await ctx.db
        .selectFrom('webhooks')
        .select('events')
        .where('workspaceId', '=', ctx.workspaceId)
        .where('disabledAt', 'is', null)
        .execute()
      const patterns = [...new Set(rows.flatMap(({ events }) => events))]
      if (known.size >= workspacesAtMost) known.clear()
      known.set(ctx.workspaceId, { patterns, until: performance.now() + rememberedMs })
      return patterns
    },
    /** To be asked again, once the change that is under way is there. */
    forget(ctx: Context): void {
      known.delete(ctx.workspaceId)
      ctx.afterCommit(() => known.delete(ctx.workspaceId))
    },
  }
}

export type Interest = ReturnType<typeof createInterest>
