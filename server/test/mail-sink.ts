import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** `id` is what stands before the @ of its Message-ID. */
export type Received = { id: string; to: string[]; text: string }

/** A mail server that keeps what it is given, on a port of its own; it refuses the addresses in `refused`. */
export async function openMailSink() {
  const received: Received[] = []
  const refused = new Set<string>()
  const waiting: (() => void)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(refused.has(address) ? new Error('No such mailbox') : null)
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const [head = '', ...body] = Buffer.concat(parts).toString('utf8').split('\r\n\r\n')
        received.push({
          id: /^Message-ID:\s+<([^@]*)@/im.exec(head)?.[1] ?? '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: unfold(body.join('\n\n')),
        })
        for (const each of waiting.splice(0)) each()
        done()
      })
    },
  })
  // Whoever sends may be killed in the middle: the mail did not come then, and the next one may.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    refused,
    /** Waits until so many mails have come. */
    async arrived(count: number): Promise<Received[]> {
      while (received.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
      return received
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** Undoes the soft line ends of quoted-printable, so that links are whole. */
function unfold(text: string): string {
  return text.replace(/=\r\n/g, '').replace(/=3D/g, '=')
}
