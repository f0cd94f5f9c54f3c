import { createApiKey } from '@firsthand/contract/platform/api-keys'
import { type Sent } from '@firsthand/contract/core/operation'
import type { Actor, World } from '../../server/test/world.ts'
import { run } from '../src/run.ts'

export type Typed = { code: number; out: string; err: string }

type Typing = { input?: string; columns?: number; environment?: Record<string, string> }

/** Types commands against a running world, as somebody with a key. */
export function typing(world: World, base: string, config: string) {
  const keys = new Map<string, string>()

  async function keyOf(actor: Actor, more: Partial<Sent<typeof createApiKey>> = {}): Promise<string> {
    const name = `${actor.memberId} ${JSON.stringify(more)}`
    const made =
      keys.get(name) ??
      (await world.call(actor, createApiKey, { name: 'command line', access: 'write', ...more })).key
    keys.set(name, made)
    return made
  }

  async function type(words: string[], { input = '', columns, environment }: Typing = {}): Promise<Typed> {
    const result = { code: 0, out: '', err: '' }
    const signedIn = environment ?? {
      FIRSTHAND_URL: base,
      FIRSTHAND_KEY: await keyOf(world.as('member')),
    }
    result.code = await run(words, {
      environment: { FIRSTHAND_CONFIG: config, ...signedIn },
      readInput: () => Promise.resolve(input),
      write: (text) => void (result.out += text),
      note: (text) => void (result.err += text),
      columns,
      isInteractive: false,
    })
    return result
  }

  return { type, keyOf }
}
