import { showAccount, signIn, signOut } from '@firsthand/contract/platform/accounts'
import { createApiKey } from '@firsthand/contract/platform/api-keys'
import { enterCode } from '@firsthand/contract/platform/second-step'
import type { Operation, Output, Sent } from '@firsthand/contract/core/operation'
import { prepareRequest } from '@firsthand/contract/core/path'
import { isCancel, password, select, text } from '@clack/prompts'
import { hostname } from 'node:os'
import { ApiRefused } from './api.ts'
import { refuseUse } from './exit.ts'

/** Signs in with a password for a moment, makes a key, and signs out again: the password is kept nowhere. */
export async function makeKeyByPassword(origin: string): Promise<string> {
  const output = process.stderr
  const email = answered(await text({ message: 'E-mail address', output }))
  const secret = answered(await password({ message: 'Password', output }))
  const session = createSession(origin)
  const { needsCode } = await session(signIn, { email, password: secret })
  if (needsCode)
    await session(enterCode, {
      code: answered(await text({ message: 'Code of your app, or a recovery code', output })),
    })
  try {
    const { workspaces } = await session(showAccount, {})
    const [first] = workspaces
    if (!first) return refuseUse('refused', 'This account belongs to no workspace.')
    const options = workspaces.map(({ id, name }) => ({ value: id, label: name }))
    const chosen =
      workspaces.length === 1 ? first.id : answered(await select({ message: 'Workspace', options, output }))
    const { role } = workspaces.find(({ id }) => id === chosen) ?? first
    const name = `Command line on ${hostname()}`.slice(0, 80)
    const wanted = { name, role: role === 'owner' ? 'admin' : role, access: 'write' } as const
    return (await session(createApiKey, wanted, chosen)).key
  } finally {
    await session(signOut, {})
  }
}

/** Operations with the cookies that come back, as a browser sends them. */
function createSession(origin: string) {
  const cookies = new Map<string, string>()
  return async function send<O extends Operation>(
    operation: O,
    sent: Sent<O>,
    workspace?: string,
  ): Promise<Output<O>> {
    const { method, url, body } = prepareRequest(operation, sent as Record<string, unknown>, workspace)
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'content-type': 'application/json', ...(cookie && { cookie }) }
    const response = await fetch(origin + url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      redirect: 'error',
    })
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';')[0]!
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const answer = (await response.json()) as Output<O> & { error?: { code: string; message: string } }
    if (!response.ok && answer.error) throw new ApiRefused(response.status, answer.error)
    return answer
  }
}

function answered(value: string | symbol): string {
  return isCancel(value) ? refuseUse('refused', 'Nothing was changed.') : (value as string)
}
