import { createHmac } from 'node:crypto'

/** The secret of a webhook: derived from the installation's, so that no table and no back-up holds it. */
export function webhookSecret(installation: string, workspaceId: string, id: string): string {
  const derived = createHmac('sha256', installation)
    .update(`webhook ${workspaceId} ${id}`)
    .digest('base64url')
  return `whsec_${derived}`
}

/** `t=<seconds>,v1=<hex>`: an HMAC-SHA256 of `<seconds>.<body>`, so that an old message cannot be sent again as a new one. */
export function sign(secret: string, body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
