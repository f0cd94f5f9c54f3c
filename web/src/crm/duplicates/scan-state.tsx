import { Button, Switch } from '@mantine/core'
import {
  type DuplicateStatus,
  listDuplicates,
  scanDuplicates,
  setDuplicateRule,
  showDuplicateStatus,
} from '@firsthand/contract/crm/duplicates'
import { cancelJob, showJob } from '@firsthand/contract/platform/records'
import { useEffect, useEffectEvent } from 'react'
import { useAct, useAnswers, useOperation } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import { Progress } from '../../kit/progress.tsx'
import { useYou } from '../../shell/account.ts'
import css from './duplicates.module.css'
import { words } from './duplicates.words.ts'

/** How far the search is, when it was last done, and the button that begins it. */
export function ScanState({ status }: { status: DuplicateStatus }) {
  const { may } = useYou()
  const answers = useAnswers()
  const scan = useAct(scanDuplicates, { invalidates: [showDuplicateStatus, showJob] })
  const cancel = useAct(cancelJob, { invalidates: [showJob] })
  const first = useOperation(showJob, { job: status.scan?.job ?? '' }, { enabled: status.scan !== null })
  const isFirstOpen = first.data?.state === 'waiting' || first.data?.state === 'running'
  const { data: job } = useOperation(
    showJob,
    { job: status.scan?.job ?? '' },
    { enabled: status.scan !== null, everyMs: isFirstOpen ? 1_000 : false },
  )
  const isOpen = job?.state === 'waiting' || job?.state === 'running'
  const hasEnded = job !== undefined && !isOpen
  const showFound = useEffectEvent(() => answers.refresh(listDuplicates, showDuplicateStatus))
  useEffect(() => {
    if (hasEnded) showFound()
  }, [hasEnded])
  if (job && (isOpen || job.state === 'failed'))
    return (
      <Progress
        sentence={words.looking(job.done, job.total)}
        state={job.state}
        share={job.total ? job.done / job.total : undefined}
        detail={job.problem?.message ?? (job.isCancelling ? words.stopping : words.mayLeave)}
        onCancel={may('member') && !job.isCancelling ? () => cancel.act({ job: job.id }) : undefined}
        actions={
          job.state === 'failed' && may('member') ? (
            <Button size="xs" onClick={() => scan.act({})}>
              {words.lookAgain}
            </Button>
          ) : null
        }
      />
    )
  return (
    <div className={css.bar}>
      <p>
        {status.scannedAt
          ? words.lookedAt(status.people, formatDateTime(status.scannedAt))
          : words.neverLooked}{' '}
        {status.blocksTooLarge > 0 ? words.tooLarge(status.blocksTooLarge) : ''}
      </p>
      {may('member') ? (
        <Button size="xs" loading={scan.isActing} onClick={() => scan.act({})}>
          {status.scannedAt ? words.lookAgain : words.look}
        </Button>
      ) : null}
    </div>
  )
}

/** Whether exact duplicates are merged by themselves; for administrators. */
export function RuleSwitch({ status }: { status: DuplicateStatus }) {
  const { may } = useYou()
  const rule = useAct(setDuplicateRule)
  return (
    <Switch
      checked={status.mergesExact}
      disabled={!may('admin') || rule.isActing}
      label={words.rule}
      description={words.ruleHint}
      onChange={(event) => rule.act({ mergesExact: event.currentTarget.checked })}
    />
  )
}
