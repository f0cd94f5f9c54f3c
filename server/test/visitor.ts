import { type Operation, type Output, type Sent, fullPath } from '@firsthand/contract/core/operation'
import { signUp } from '@firsthand/contract/platform/accounts'
import { prepareRequest } from '@firsthand/contract/core/path'

export type Answer<Body> = { status: number; body: Body; headers: Headers; code: string | undefined }

export type Visitor = ReturnType<typeof createVisitor>

type SendOptions = { workspace?: string; headers?: Record<string, string> }

/** Somebody who has signed up and founded a workspace of their own; the world needs `SIGN_UP: 'open'`. */
export async function signedUp(base: string, name = 'Ada'): Promise<{ visitor: Visitor; workspace: string }> {
  const visitor = createVisitor(base)
  const email = `${name.toLowerCase()}@example.com`
  const sent = { name, email, password: 'a long password', workspace: `${name}’s` }
  return { visitor, workspace: (await visitor.send(signUp, sent)).body.workspaceId! }
}

/** Somebody with a browser: sends operations over HTTP and keeps the cookies that come back. */
export function createVisitor(base: string) {
  const cookies = new Map<string, string>()

  async function send<O extends Operation>(
    operation: O,
    sent: Sent<O>,
    { workspace, headers = {} }: SendOptions = {},
  ): Promise<Answer<Output<O>>> {
    const request = prepareRequest(operation, sent as Record<string, unknown>, workspace)
    const {
      status,
      body,
      headers: answered,
    } = await fetchPath(request.url, {
      method: request.method,
      headers: { ...(request.body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(request.body !== undefined && { body: request.body }),
    })
    return {
      status,
      body: body as Output<O>,
      headers: answered,
      code: (body as { error?: { code: string } } | undefined)?.error?.code,
    }
  }

  async function fetchPath(
    path: string,
    init: RequestInit = {},
  ): Promise<{ status: number; body: unknown; text: string; headers: Headers }> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(base + path, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, pair.slice(name.length + 1))
    }
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return {
      status: response.status,
      body: isJson && text ? JSON.parse(text) : undefined,
      text,
      headers: response.headers,
    }
  }

  return {
    send,
    fetch: fetchPath,
    cookies,
    pathOf: (operation: Operation, workspace: string) =>
      fullPath(operation).replace('{workspace}', workspace),
  }
}
