import { type ListedJob, cancelJob, listJobs } from '@firsthand/contract/platform/records'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDateTime } from '../../kit/format.ts'
import { Progress } from '../../kit/progress.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import css from './jobs.module.css'
import { nameOfKind, words } from './jobs.words.ts'

/** Long work, newest first; looked at again every few seconds while any goes on. */
export default function JobsPage() {
  const jobs = usePages(listJobs, { limit: 30, planned: false }, { everyMs: 3_000 })
  return (
    <SettingsPage part="jobs" heading={words.heading} lead={words.lead}>
      {jobs.failure ? <Broken error={jobs.failure} retry={jobs.retry} /> : null}
      {jobs.isPending ? <CardSkeleton rows={4} /> : null}
      {jobs.items?.length === 0 ? (
        <EmptyState
          title={words.none}
          text={words.noneText}
          example={<Progress sentence={words.example} state="running" share={0.22} />}
        />
      ) : null}
      <ul className={css.list} aria-label={words.list}>
        {jobs.items?.map((job) => (
          <li key={job.id}>
            <Job job={job} />
          </li>
        ))}
      </ul>
      {jobs.loadMore ? (
        <Button variant="subtle" fullWidth loading={jobs.isLoadingMore} onClick={jobs.loadMore}>
          {words.earlier}
        </Button>
      ) : null}
      <Planned />
    </SettingsPage>
  )
}

function Job({ job }: { job: ListedJob }) {
  const cancel = useAct(cancelJob, { invalidates: [listJobs] })
  return (
    <Progress
      sentence={words.sentence(nameOfKind(job.kind), job.state, job.done, job.total)}
      state={job.state}
      share={job.total ? job.done / job.total : undefined}
      onCancel={job.canCancel ? () => cancel.act({ job: job.id }) : undefined}
      detail={
        job.problem?.message ??
        (job.isCancelling ? words.cancelling : words.started(formatDateTime(job.createdAt)))
      }
    />
  )
}

/** What Firsthand does by itself later; read when somebody opens it. */
function Planned() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={css.planned} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.planned}</summary>
      <p>{words.plannedText}</p>
      {isOpen ? <PlannedList /> : null}
    </details>
  )
}

function PlannedList() {
  const jobs = usePages(listJobs, { limit: 30, planned: true })
  return (
    <>
      {jobs.failure ? <Broken error={jobs.failure} retry={jobs.retry} /> : null}
      {jobs.isPending ? <CardSkeleton rows={3} /> : null}
      {jobs.items?.length === 0 ? <p>{words.nothingPlanned}</p> : null}
      <ul aria-label={words.planned}>
        {jobs.items?.map((job) => (
          <li key={job.id}>
            {nameOfKind(job.kind)}
            {job.startsAt ? <time dateTime={job.startsAt}>{formatDateTime(job.startsAt)}</time> : null}
          </li>
        ))}
      </ul>
      {jobs.loadMore ? (
        <Button variant="subtle" fullWidth loading={jobs.isLoadingMore} onClick={jobs.loadMore}>
          {words.morePlanned}
        </Button>
      ) : null}
    </>
  )
}
