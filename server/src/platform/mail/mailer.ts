import type { MailOutcome } from '@firsthand/contract/platform/members'
import { createTransport } from 'nodemailer'
import type { Settings } from '../settings.ts'

export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  headers?: Record<string, string>
  /** The id of what the mail is about: it is in its Message-ID, so that a mail server's log says what became of it. */
  id?: string
}

/** Sends mail when a mail server is set; otherwise says so, and whoever asked shows a link to copy instead. */
export type Mailer = { isSet: boolean; send(mail: Mail): Promise<void> }

/** What became of the mails of this server since it started. */
export type MailTally = { sent: number; failed: number; lastFailure: { at: string; problem: string } | null }

/** Counts what leaves and what does not, for whoever runs Firsthand: most mails have nobody who waits for them. */
export function countingMailer(mailer: Mailer, clock: () => Date): { mailer: Mailer; tally: MailTally } {
  const tally: MailTally = { sent: 0, failed: 0, lastFailure: null }
  const send = async (mail: Mail) => {
    try {
      await mailer.send(mail)
      tally.sent += 1
    } catch (error) {
      tally.failed += 1
      tally.lastFailure = { at: clock().toISOString(), problem: withoutAddresses(problemOf(error)) }
      throw error
    }
  }
  return { mailer: { isSet: mailer.isSet, send }, tally }
}

/** Mail servers like to repeat whom they refuse, and whoever runs Firsthand sees no content of a workspace. */
function withoutAddresses(problem: string): string {
  return problem.replace(/<?[^\s<>@]+@[^\s<>]+>?/g, '(an address)')
}

/** Sends a mail and says what became of it; whoever calls this writes down before that it is being sent. */
export async function outcomeOf(mailer: Mailer, mail: Mail): Promise<MailOutcome> {
  try {
    await mailer.send(mail)
    return { state: 'sent', problem: null }
  } catch (error) {
    return { state: surelyNotSent(error) ? 'failed' : 'unknown', problem: problemOf(error) }
  }
}

/** Why a mail did not leave, as the mail server or the way to it says. */
export function problemOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}

export function createMailer(settings: Settings): Mailer {
  if (!settings.smtpUrl) {
    return { isSet: false, send: () => Promise.reject(new Error('No mail server is set (SMTP_URL).')) }
  }
  const transport = createTransport(settings.smtpUrl)
  return {
    isSet: true,
    async send({ id, ...mail }) {
      const messageId = id && `<${id}@${hostOf(settings.mailFrom)}>`
      await transport.sendMail({ from: settings.mailFrom, ...mail, ...(messageId && { messageId }) })
    },
  }
}

function hostOf(sender: string): string {
  return /@([\w.-]+)/.exec(sender)?.[1] ?? 'localhost'
}

/** Whether a mail surely did not leave: it was refused, or its text was never handed over. Anything else is unknown. */
export function surelyNotSent(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown }
  if (typeof responseCode === 'number') return responseCode >= 400
  return typeof command === 'string' && /^(CONN|EHLO|HELO|STARTTLS|AUTH|MAIL FROM|RCPT TO)/.test(command)
}
