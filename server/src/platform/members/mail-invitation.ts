import type { InvitationView } from '@firsthand/contract/platform/members'
import type { Context, OpenAgain } from '../context.ts'
import { outcomeOf } from '../mail/mailer.ts'

/** A mail server answers sooner; after this long nobody is at it any more, as when the server was stopped meanwhile. */
const longestSendingMs = 10 * 60_000

type Invited = { id: string; email: string; link: string; validDays: number }

/** Sends the link, at most once, and writes down what became of it. The link stands nowhere: it cannot be sent again. */
export async function mailInvitation(
  ctx: Context,
  open: OpenAgain,
  { id, email, link, validDays }: Invited,
): Promise<void> {
  const { mailer, log } = ctx.services
  const text = `${ctx.member?.name} invites you to Firsthand, where the team keeps what customers said and did.\n\nOpen this link within ${validDays} days:\n${link}`
  try {
    const subject = `${ctx.member?.name} invites you to Firsthand`
    const { state, problem } = await outcomeOf(mailer, { id, to: email, subject, text })
    if (problem) log.warn({ problem }, 'An invitation could not be mailed; its link can be copied instead.')
    await open(async ({ db, workspaceId }) => {
      await db
        .updateTable('invitations')
        .set({ mailState: state, mailProblem: problem })
        .where('workspaceId', '=', workspaceId)
        .where('id', '=', id)
        .execute()
    })
  } catch (error) {
    log.warn({ err: error }, 'What became of the mail of an invitation could not be written down.')
  }
}

/** What is known of a mail now: one that is being sent for too long may have left or not. */
export function presentMail(
  row: { mailState: string | null; mailProblem: string | null; createdAt: string },
  now: Date,
): InvitationView['mail'] {
  if (row.mailState === null) return null
  const isLost = row.mailState === 'sending' && now.getTime() - Date.parse(row.createdAt) > longestSendingMs
  const state = (isLost ? 'unknown' : row.mailState) as NonNullable<InvitationView['mail']>['state']
  return { state, problem: row.mailProblem }
}
