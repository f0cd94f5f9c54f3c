import { createTransport } from 'nodemailer'
import type { Settings } from '../settings.ts'

export type Mail = { to: string; subject: string; text: string }

/** Sends mail when a mail server is set; otherwise says so, and whoever asked shows a link to copy instead. */
export type Mailer = { isSet: boolean; send(mail: Mail): Promise<void> }

export function createMailer(settings: Settings): Mailer {
  if (!settings.smtpUrl) {
    return { isSet: false, send: () => Promise.reject(new Error('No mail server is set (SMTP_URL).')) }
  }
  const transport = createTransport(settings.smtpUrl)
  return {
    isSet: true,
    async send({ to, subject, text }) {
      await transport.sendMail({ from: settings.mailFrom, to, subject, text })
    },
  }
}
