import { connect } from 'node:net'

export type RawAnswer = { status: number; head: string; body: string }

/** Sends bytes as they are, as no well-behaved client would, and reads until the server closes or falls silent. */
export function sendRaw(base: string, bytes: string | Buffer, { quietMs = 300 } = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    const finish = () => {
      clearTimeout(quiet)
      socket.destroy()
      const [head = '', ...body] = Buffer.concat(parts).toString('utf8').split('\r\n\r\n')
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body: body.join('\r\n\r\n') })
    }
    let quiet = setTimeout(finish, 5_000)
    socket.on('data', (part) => {
      parts.push(part)
      clearTimeout(quiet)
      quiet = setTimeout(finish, quietMs)
    })
    socket.on('end', finish)
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // Refused while we were still sending: what it said before that is the answer.
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') finish()
      else reject(error)
    })
  })
}
