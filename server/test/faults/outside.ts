import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { type Received, openMailSink } from '../mail-sink.ts'

/** What a receiver was told, with what it knows a repeat by. */
export type Message = { delivery: string; event: string; name: string }

export type Outside = { messages: Message[]; mails: Received[] }

/** Few enough that all of them are delivered soon: an import alone adds a thousand people. */
export const outsideEvents = ['claim.created', 'citation.set', 'import.finished', 'invitation.created']

/**
 * A receiver of webhooks and a mail server, which outlive everything that is killed and keep what reached them. The
 * receiver is slow, says now and then that it is busy, and now and then is gone before its answer is.
 */
export async function openOutside() {
  const messages: Message[] = []
  const refused = new Set<string>()
  let count = 0
  const receiver = createServer(async (request, response) => {
    const {
      'firsthand-delivery': delivery,
      'firsthand-event-id': event,
      'firsthand-event': name,
    } = request.headers
    count += 1
    const turn = count % 40
    // Read to its end: what is cut off, because its sender was killed, did not arrive.
    if (!(await text(request).then(Boolean, () => false))) return void response.destroy()
    await sleep(Math.random() * 40)
    const isFirst = !refused.has(String(delivery))
    refused.add(String(delivery))
    if (turn === 0 && isFirst) return void response.writeHead(503).end()
    messages.push({ delivery: String(delivery), event: String(event), name: String(name) })
    if (turn === 20 && isFirst) return void response.destroy()
    response.writeHead(204).end()
  })
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const mail = await openMailSink()
  onTestFinished(async () => {
    receiver.closeAllConnections()
    receiver.close()
    await mail.close()
  })
  return {
    messages,
    mails: mail.received,
    url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`,
    environment: { SMTP_URL: mail.url, WEBHOOKS_ALLOW_PRIVATE: 'true' },
  }
}
