import { pathParameters } from '@firsthand/contract/core/operation'
import fc from 'fast-check'
import { newId } from '../../src/platform/db/ids.ts'
import type { PlainRoute } from '../../src/platform/http/routes.ts'
import { inputsFor } from '../inputs.ts'
import type { AttackedWorld } from './attacked-world.ts'
import type { Caller } from './attackers.ts'

/** A value for a name in a path: one of Bramble's, and one like it that exists nowhere. */
export type Pair = { theirs: string; unknown: string }

export type Attack = {
  attacked: AttackedWorld
  caller: Caller
  tokens?: Pair[]
  /** Leaves out the ids of most tables. */
  oneIn?: number
}

/**
 * Sends Bramble's workspace, ids and tokens to a plain route, each beside one that exists nowhere, as somebody from
 * elsewhere. Answers in a sentence how it told them apart, or what of Bramble's it gave out; undefined when it did neither.
 */
export async function findLeak(
  route: Pick<PlainRoute, 'method' | 'path' | 'query'>,
  { attacked, caller, tokens = [], oneIn = 1 }: Attack,
): Promise<string | undefined> {
  const names = pathParameters(route.path).filter((name) => name !== 'workspace')
  const ids = [...attacked.idByTable.values()]
    .filter((_id, at) => at % oneIn === 0)
    .map((theirs) => ({ theirs, unknown: newId() }))
  const values = names.length === 0 ? [undefined] : [...ids, ...tokens]
  const isOfWorkspace = route.path.includes('{workspace}')
  for (const method of route.method === 'GET' ? ['GET', 'HEAD'] : [route.method])
    for (const [at, value] of values.entries()) {
      // Answers without a body are made by the same code.
      if (method === 'HEAD' && at % 4 !== 0) continue
      const here = { method, workspace: caller.workspace }
      const found = await compare(
        { ...here, value: value?.theirs },
        value && { ...here, value: value.unknown },
      )
      if (found) return found
      // The door is before the rooms, so a few rooms behind it are enough.
      if (!isOfWorkspace || at % 8 !== 0) continue
      const ours = { method, workspace: attacked.world.bramble, value: value?.theirs }
      const leaked = await compare(ours, { ...ours, workspace: newId() })
      if (leaked) return leaked
    }
  return undefined

  type Try = { method: string; workspace: string; value: string | undefined }

  async function compare(one: Try, other: Try | undefined): Promise<string | undefined> {
    const theirs = await send(one)
    const leak = attacked.leakIn(theirs.text, theirs.sent)
    if (leak) return `${theirs.sent} gave out ${leak}`
    const unknown = other && (await send(other))
    if (!unknown || theirs.said === unknown.said) return undefined
    return `${theirs.sent} was answered\n${theirs.said}\nand one that is nowhere\n${unknown.said}`
  }

  async function send({ method, workspace, value }: Try) {
    const path = route.path
      .replace('{workspace}', workspace)
      .replace(/\{\w+\}/g, () => encodeURIComponent(value ?? ''))
    const query = String(
      new URLSearchParams({ name: 'people.csv', upload: 'part-by-part', ...queryWith(value) }),
    )
    const sent = `${method} ${path}?${query}`
    const answer = await caller.ask(`${path}?${query}`, {
      method,
      ...(method === 'GET' ? { headers: { range: 'bytes=0-1' } } : {}),
      ...(method !== 'GET' && method !== 'HEAD' ? { body: 'name\nNobody\n' } : {}),
    })
    return { ...answer, sent }
  }

  function queryWith(id: string | undefined): Record<string, string> {
    if (!route.query || id === undefined) return {}
    const [made] = fc.sample(inputsFor(route.query, { ids: [id], complete: true }), { numRuns: 1, seed: 1 })
    return Object.fromEntries(Object.entries(made!).map(([name, value]) => [name, String(value)]))
  }
}
