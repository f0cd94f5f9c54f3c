import { createApiKey } from '@firsthand/contract/platform/api-keys'
import { signUp } from '@firsthand/contract/platform/accounts'
import { unpack } from '../../src/platform/archive/reading.ts'
import { createVisitor } from '../visitor.ts'
import type { Actor, World } from '../world.ts'

/** The answer as far as anybody could learn from it. */
export type Heard = { status: number; said: string; text: string }

/** Somebody who sends requests: with a key or a session, at home in a workspace. */
export type Caller = {
  workspace: string
  ask(path: string, init?: RequestInit): Promise<Heard>
}

/** Where tries at secret addresses are counted by place, each request comes from a place of its own. */
export const manyPlaces = { TRUST_PROXY: 'true', SIGN_UP: 'open' }

let places = 0
function fromElsewhere(): { 'x-forwarded-for': string } {
  places += 1
  return { 'x-forwarded-for': `10.${(places >> 16) & 255}.${(places >> 8) & 255}.${places & 255}` }
}

/** Somebody with a key of a member. */
export async function withKey(world: World, actor: Actor): Promise<Caller> {
  const base = await world.listen()
  const { key } = await world.call(actor, createApiKey, { name: 'key', role: 'admin', access: 'write' })
  return {
    workspace: actor.workspaceId,
    ask: (path, init = {}) =>
      hear(base, path, {
        ...init,
        headers: { authorization: `Bearer ${key}`, ...(init.headers as Record<string, string>) },
      }),
  }
}

/** Somebody who signed up and owns a workspace. */
export async function withSession(world: World): Promise<Caller> {
  const base = await world.listen()
  const visitor = createVisitor(base)
  const person = { name: 'Nosy', email: 'nosy@example.com', password: 'a long password', workspace: 'Nosy’s' }
  const { body } = await visitor.send(signUp, person, { headers: fromElsewhere() })
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    workspace: body.workspaceId!,
    ask: (path, init = {}) =>
      hear(base, path, { ...init, headers: { cookie, ...(init.headers as Record<string, string>) } }),
  }
}

/** Somebody without an account. */
export async function withNothing(world: World): Promise<Caller> {
  const base = await world.listen()
  return { workspace: world.rival, ask: (path, init) => hear(base, path, init) }
}

const telling = ['content-type', 'content-length', 'content-disposition', 'location', 'etag', 'allow', 'link']

async function hear(base: string, path: string, init: RequestInit = {}): Promise<Heard> {
  const response = await fetch(base + path, {
    redirect: 'manual',
    ...init,
    headers: { ...fromElsewhere(), ...(init.headers as Record<string, string>) },
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const text = bytes.subarray(0, 2).toString() === 'PK' ? await unpacked(bytes) : bytes.toString('utf8')
  const headers = telling.map((name) => `${name}: ${response.headers.get(name)}`).join('\n')
  return { status: response.status, text, said: withoutChance(`${response.status}\n${headers}\n${text}`) }
}

/** What stands in an archive or a workbook. */
async function unpacked(bytes: Buffer): Promise<string> {
  return [...(await unpack(bytes))]
    .map(([name, content]) => `${name}\n${content.toString('utf8')}`)
    .join('\n')
}

/** Ids and moments are different each time. */
export function withoutChance(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '(id)')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '(moment)')
}
