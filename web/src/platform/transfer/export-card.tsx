import { showJob } from '@firsthand/contract/platform/records'
import {
  type WorkspaceExport,
  deleteExport,
  exportWorkspace,
  listExports,
} from '@firsthand/contract/platform/transfer'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { formatDate, formatDateTime } from '../../kit/format.ts'
import { Progress } from '../../kit/progress.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './transfer.module.css'
import { formatBytes, words as all } from './transfer.words.ts'

const words = all.export

/** Makes an archive of the workspace and lists those that can be downloaded. */
export function ExportCard() {
  const { may } = useYou()
  const [job, setJob] = useState<string>()
  const exports = useOperation(listExports, {}, { everyMs: job ? 2_000 : false })
  const start = useAct(exportWorkspace, {
    invalidates: [listExports],
    onDone: (answer) => setJob(answer.job),
  })
  if (exports.isPending) return <CardSkeleton rows={3} />
  const isThere = exports.data?.items.some((each) => each.job === job)
  return (
    <Card title={words.title}>
      <p className={css.text}>{words.text}</p>
      {exports.failure ? <Broken error={exports.failure} retry={exports.retry} /> : null}
      {may('owner') ? (
        <Button
          variant="filled"
          loading={start.isActing}
          disabled={job !== undefined && !isThere}
          onClick={() => start.act({})}
        >
          {words.start}
        </Button>
      ) : (
        <p className={css.note}>{words.owners}</p>
      )}
      {job && !isThere ? <Making job={job} onEnd={() => setJob(undefined)} /> : null}
      {exports.data?.items.length === 0 && !job ? <p className={css.note}>{words.none}</p> : null}
      <div className={css.list}>
        {exports.data?.items.map((each) => (
          <Archive key={each.id} archive={each} />
        ))}
      </div>
    </Card>
  )
}

function Making({ job, onEnd }: { job: string; onEnd: () => void }) {
  const { data } = useOperation(showJob, { job }, { everyMs: 1_000 })
  if (!data || data.state === 'done') return null
  const hasEnded = data.state === 'failed' || data.state === 'cancelled'
  return (
    <Progress
      sentence={hasEnded ? words.failed : words.busy(data.done, data.total)}
      state={data.state}
      share={data.total ? data.done / data.total : undefined}
      detail={data.problem?.message}
      actions={
        hasEnded ? (
          <Button size="xs" variant="subtle" onClick={onEnd}>
            {words.close}
          </Button>
        ) : undefined
      }
    />
  )
}

function Archive({ archive }: { archive: WorkspaceExport }) {
  const workspace = useWorkspaceId()
  const remove = useAct(deleteExport, { invalidates: [listExports] })
  return (
    <CardRow
      actions={
        <>
          <Button
            component="a"
            size="xs"
            href={`/api/v1/workspaces/${workspace}/workspace-exports/${archive.id}`}
            download
          >
            {words.download}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            loading={remove.isActing}
            onClick={() => remove.act({ export: archive.id })}
          >
            {words.remove}
          </Button>
        </>
      }
    >
      <div>{words.made(formatDateTime(archive.createdAt), archive.createdBy)}</div>
      <div className={css.why}>{words.until(formatBytes(archive.size), formatDate(archive.expiresAt))}</div>
    </CardRow>
  )
}
