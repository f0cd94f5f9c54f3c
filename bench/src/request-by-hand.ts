// The same request as an experienced hand would write it for this one address: session, policy variables, one query,
// both validations, on node:http and pg. Or whatever else is answered behind a session.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { JobView, showJob } from '@firsthand/contract/platform/records'
import pg from 'pg'

type ByHand = { socket: string; port: number; database: string; secret: string }

export function serveByHand({ secret, ...address }: ByHand, answerInstead?: () => Promise<unknown>) {
  const key = createHmac('sha256', secret).update('sessions').digest('base64url')
  const connection = { host: address.socket, port: address.port, database: address.database }
  const sessions = new pg.Pool({ ...connection, user: 'firsthand_auth', max: 4 })
  const app = new pg.Pool({ ...connection, user: 'firsthand_app', max: 10 })
  const server = createServer((request, response) => {
    answer(request.url ?? '', request.headers.cookie ?? '').then(
      (body) => {
        const text = JSON.stringify(body)
        response.writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(text),
          'cache-control': 'no-store',
        })
        response.end(text)
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })

  async function answer(url: string, cookie: string): Promise<unknown> {
    const [, workspace, job] = /^\/api\/v1\/workspaces\/([^/]+)\/jobs\/([^/?]+)/.exec(url) ?? []
    const account = await recognise(cookie)
    if (answerInstead) return answerInstead()
    const input = showJob.input.parse({ job })
    const client = await app.connect()
    try {
      await client.query('BEGIN')
      const member = await client.query('SELECT * FROM fh_open($1::uuid, $2::uuid)', [workspace, account])
      if (member.rows.length === 0) throw new Error('Not a member.')
      const { rows } = await client.query<Record<string, never>>(
        'SELECT * FROM jobs WHERE workspace_id = $1 AND id = $2',
        [workspace, input.job],
      )
      await client.query('COMMIT')
      return JobView.parse(present(rows[0]!))
    } finally {
      client.release()
    }
  }

  async function recognise(cookie: string): Promise<string> {
    const value = decodeURIComponent(/firsthand\.session_token=([^;]+)/.exec(cookie)?.[1] ?? '')
    const [token = '', signature = ''] = value.split('.')
    const expected = createHmac('sha256', key).update(token).digest()
    if (!timingSafeEqual(expected, Buffer.from(signature, 'base64'))) throw new Error('No session.')
    const { rows } = await sessions.query<{ id: string }>({
      name: 'session',
      text: 'SELECT u.id, u.name, u.email FROM auth.session s JOIN auth."user" u ON u.id = s."userId" WHERE s.token = $1 AND s."expiresAt" > $2',
      values: [token, new Date()],
    })
    return rows[0]!.id
  }

  return {
    server,
    async close() {
      server.close()
      server.closeAllConnections()
      await Promise.all([sessions.end(), app.end()])
    },
  }
}

function present(row: Record<string, never>) {
  const {
    id,
    kind,
    state,
    progress_done,
    progress_total,
    problem,
    result,
    cancelled_at,
    finished_at,
    created_at,
  } = row as Record<string, unknown>
  return {
    id,
    kind,
    state,
    done: Number(progress_done),
    total: progress_total === null ? null : Number(progress_total),
    problem,
    result,
    isCancelling: cancelled_at !== null && finished_at === null,
    createdAt: (created_at as Date).toISOString(),
    finishedAt: finished_at && (finished_at as Date).toISOString(),
  }
}
