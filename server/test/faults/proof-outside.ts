import type pg from 'pg'
import type { Acknowledged } from './load.ts'
import { type Outside, outsideEvents } from './outside.ts'

/**
 * What is wrong outside after faults, as sentences. A message of a webhook comes at least once, and every repeat of it
 * carries the same delivery. A mail comes at most once, and where it did not come nothing says that it was sent.
 */
export async function findDamageOutside(
  superuser: pg.Client,
  acknowledged: Acknowledged,
  { messages, mails }: Outside,
): Promise<string[]> {
  const damage: string[] = []
  await checkMessages()
  await checkMails()
  return damage

  async function checkMessages(): Promise<void> {
    const { rows } = await superuser.query<{
      event: string
      name: string
      deliveries: string[] | null
      attempts: number
      taken: boolean
    }>(
      `SELECT e.id AS event, e.name, array_agg(d.id) FILTER (WHERE d.id IS NOT NULL) AS deliveries,
              coalesce(sum(d.attempts), 0)::int AS attempts,
              coalesce(bool_and(d.delivered_at IS NOT NULL AND d.status = 204 AND d.problem IS NULL), false) AS taken
       FROM events e LEFT JOIN webhook_deliveries d ON d.workspace_id = e.workspace_id AND d.event_id = e.id
       WHERE e.name = ANY($1) GROUP BY e.id, e.name`,
      [outsideEvents],
    )
    const arrived = Map.groupBy(messages, ({ event }) => event)
    for (const { event, name, deliveries, attempts, taken } of rows) {
      const came = arrived.get(event) ?? []
      arrived.delete(event)
      const [delivery, ...more] = deliveries ?? []
      if (!delivery || more.length > 0)
        damage.push(`The event ${event} (${name}) has ${deliveries?.length ?? 0} deliveries.`)
      if (came.length === 0) damage.push(`The delivery ${delivery} (${name}) is lost.`)
      else if (came.some((message) => message.delivery !== delivery || message.name !== name))
        damage.push(`The event ${event} (${name}) came in a way that nobody can tell for a repeat.`)
      if (!taken || attempts < 1) damage.push(`The log does not say that the delivery ${delivery} was taken.`)
    }
    for (const event of arrived.keys()) damage.push(`The event ${event} came and is not there.`)
  }

  async function checkMails(): Promise<void> {
    const { rows } = await superuser.query<{ id: string; email: string; state: string }>(
      'SELECT id, email, mail_state AS state FROM invitations WHERE email IS NOT NULL',
    )
    const known = new Map(rows.map((row) => [row.id, row]))
    for (const [id, email] of acknowledged.invitations)
      if (known.get(id)?.email !== email) damage.push(`The invitation of ${email} is lost.`)
    const came = Map.groupBy(mails, ({ to }) => to[0] ?? '')
    for (const { id, email, state } of rows) {
      const copies = came.get(email) ?? []
      came.delete(email)
      if (copies.length > 1) damage.push(`The mail to ${email} came ${copies.length} times.`)
      if (copies.some((copy) => copy.id !== id)) damage.push(`The mail to ${email} has no id to know it by.`)
      if (state === 'sent' && copies.length === 0)
        damage.push(`The mail to ${email} is said to be sent, and is lost.`)
      if (state === 'failed' && copies.length > 0)
        damage.push(`The mail to ${email} came, and is said to have failed.`)
    }
    for (const email of came.keys()) damage.push(`A mail came to ${email}, who was not invited.`)
  }
}
