import { type InstallationStatus, showStatus } from '@firsthand/contract/platform/installation'
import type { ReactNode } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { formatBytes } from '../transfer/transfer.words.ts'
import css from './status.module.css'
import { words } from './status.words.ts'

/** For operators: versions, storage, work and what somebody should look at. */
export default function StatusPage() {
  const status = useOperation(showStatus, {}, { everyMs: 15_000 })
  return (
    <SettingsPage part="status" heading={words.heading} lead={words.lead}>
      {status.failure ? <Broken error={status.failure} retry={status.retry} /> : null}
      {status.isPending ? <CardSkeleton rows={6} /> : null}
      {status.data ? (
        <div className={css.cards}>
          <Warnings warnings={status.data.warnings} />
          <Versions status={status.data} />
          <Storage status={status.data} />
          <Work status={status.data} />
        </div>
      ) : null}
    </SettingsPage>
  )
}

function Warnings({ warnings }: Pick<InstallationStatus, 'warnings'>) {
  return (
    <div className={css.wide}>
      <Card title={words.warnings}>
        {warnings.length === 0 ? words.allWell : null}
        <ul className={css.warnings}>
          {warnings.map(({ code, message }) => (
            <li key={code}>
              <Icon name="warning" />
              <span>{message}</span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

function Versions({ status: { version, node, startedAt, database } }: { status: InstallationStatus }) {
  return (
    <Card title={words.versions}>
      <Facts
        facts={[
          [words.version, version],
          [words.node, node],
          [words.database, `${database.version}, ${words.kinds[database.kind]}`],
          [words.migration, database.latestMigration],
          [words.started, formatDateTime(startedAt)],
        ]}
      />
    </Card>
  )
}

function Storage({
  status: { database, storage, memoryBytes, workspaces, mail },
}: {
  status: InstallationStatus
}) {
  return (
    <Card title={words.storage}>
      <Facts
        facts={[
          [words.databaseSize, formatBytes(database.bytes)],
          [words.files, words.filesSize(storage.files, formatBytes(storage.bytes))],
          [words.free, storage.freeBytes === null ? words.unknown : formatBytes(storage.freeBytes)],
          [words.memory, formatBytes(memoryBytes)],
          [words.workspaces, workspaces],
          [words.mail, mail.isSet ? words.mailSet(mail.sent, mail.failed) : words.mailNotSet],
          [
            words.mailFailure,
            mail.lastFailure
              ? words.mailProblem(formatDateTime(mail.lastFailure.at), mail.lastFailure.problem)
              : words.noMailFailure,
          ],
        ]}
      />
    </Card>
  )
}

function Work({ status: { jobs, deliveries } }: { status: InstallationStatus }) {
  const since = (count: number, when: string | null) => words.since(count, when && formatDateTime(when))
  return (
    <Card title={words.work}>
      <Facts
        facts={[
          [words.waiting, since(jobs.waiting, jobs.oldestWaitingSince)],
          [words.running, jobs.running],
          [words.deliveries, since(deliveries.waiting, deliveries.oldestSince)],
          [
            words.failed,
            <Lines
              key="failed"
              lines={jobs.failedLastDay.map(({ kind, count, lastAt }) =>
                words.failedLine(kind, count, formatDateTime(lastAt)),
              )}
            />,
          ],
          [
            words.failing,
            <Lines
              key="failing"
              lines={deliveries.failing.map(({ consumer, count }) => words.failingLine(consumer, count))}
            />,
          ],
        ]}
      />
    </Card>
  )
}

function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return words.none
  return (
    <ul className={css.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
