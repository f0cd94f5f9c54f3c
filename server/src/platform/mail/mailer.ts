import { createTransport } from 'nodemailer'
import type { Settings } from '../settings.ts'

export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  headers?: Record<string, string>
}

/** Sends mail when a mail server is set; otherwise says so, and whoever asked shows a link to copy instead. */
export type Mailer = { isSet: boolean; send(mail: Mail): Promise<void> }

export function createMailer(settings: Settings): Mailer {
  if (!settings.smtpUrl) {
    return { isSet: false, send: () => Promise.reject(new Error('No mail server is set (SMTP_URL).')) }
  }
  const transport = createTransport(settings.smtpUrl)
  return {
    isSet: true,
    async send({ to, subject, text, html, headers }) {
      await transport.sendMail({ from: settings.mailFrom, to, subject, text, html, headers })
    },
  }
}

/** Whether a mail surely did not leave: it was refused, or its text was never handed over. Anything else is unknown. */
export function surelyNotSent(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown }
  if (typeof responseCode === 'number') return responseCode >= 400
  return typeof command === 'string' && /^(CONN|EHLO|HELO|STARTTLS|AUTH|MAIL FROM|RCPT TO)/.test(command)
}
