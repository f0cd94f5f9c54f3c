import type { InstallationStatus } from '@firsthand/contract/platform/installation'
import type { Settings } from '../settings.ts'

type Warning = InstallationStatus['warnings'][number]

const littleSpace = 2 * 1024 ** 3
const longMinutes = 15
const dayMs = 86_400_000

/** What somebody should look at, most pressing first. */
export function warningsOf(
  { storage, jobs, deliveries, mail }: Omit<InstallationStatus, 'warnings'>,
  { publicUrl, publicUrlIsGuessed, host, metrics, metricsToken }: Settings,
  now: Date,
): Warning[] {
  const isLong = (since: string | null) =>
    since !== null && now.getTime() - Date.parse(since) > longMinutes * 60_000
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(host)
  const all: (Warning | false)[] = [
    storage.freeBytes !== null &&
      storage.freeBytes < littleSpace && {
        code: 'disk_nearly_full',
        message:
          'Less than 2 GB are free where the data folder is. Make room: a full disk stops all writing.',
      },
    isLong(jobs.oldestWaitingSince) && {
      code: 'jobs_wait',
      message: `A job has waited for more than ${longMinutes} minutes. Look at the log; if no server runs a worker, start one.`,
    },
    (isLong(deliveries.oldestSince) || deliveries.failing.length > 0) && {
      code: 'deliveries_wait',
      message: 'Some news could not be delivered yet; it is tried again. The log says why.',
    },
    jobs.failedLastDay.length > 0 && {
      code: 'jobs_failed',
      message:
        'Jobs failed in the last day. Whoever asked for them sees why in their workspace, under Settings, Jobs.',
    },
    mail.lastFailure !== null &&
      now.getTime() - Date.parse(mail.lastFailure.at) < dayMs && {
        code: 'mail_fails',
        message:
          'Mails could not be sent in the last day. Look at SMTP_URL and at the mail server; until then hand over links yourself.',
      },
    publicUrlIsGuessed &&
      !isLocal && {
        code: 'address_guessed',
        message:
          'PUBLIC_URL is not set, so links in mails and invitations may not work from elsewhere. Set it.',
      },
    !publicUrl.startsWith('https:') &&
      !isLocal && {
        code: 'not_encrypted',
        message:
          'People reach Firsthand without encryption, and passwords with it. Put a proxy with https in front.',
      },
    metrics &&
      !metricsToken &&
      !isLocal && {
        code: 'metrics_open',
        message: 'Anybody who reaches /metrics may read it. Set METRICS_TOKEN, or keep it behind the proxy.',
      },
    !mail.isSet && {
      code: 'no_mail',
      message: 'No mail server is set (SMTP_URL), so administrators hand over links themselves.',
    },
  ]
  return all.filter((warning) => warning !== false)
}
