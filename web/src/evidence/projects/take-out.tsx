import {
  deleteProjectExport,
  exportProject,
  listProjectExports,
  previewProjectExport,
} from '@firsthand/contract/evidence/projects'
import { showJob } from '@firsthand/contract/platform/records'
import { Button, Checkbox } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { formatDate } from '../../kit/format.ts'
import { Progress } from '../../kit/progress.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { LeftList } from './left-list.tsx'
import css from './projects.module.css'
import { words } from './projects.words.ts'

/** What would go out and what would not; then the file. Counted anew with every change of `changes`. */
export function TakeOut({ changes }: { changes: number }) {
  const workspace = useWorkspaceId()
  const [job, setJob] = useState<string>()
  const [withNames, setNames] = useState(false)
  const preview = useOperation(previewProjectExport, {})
  const exports = useOperation(listProjectExports, {}, { everyMs: job ? 1_500 : false })
  const start = useAct(exportProject, {
    invalidates: [listProjectExports],
    onDone: (asked) => setJob(asked.job),
  })
  const remove = useAct(deleteProjectExport, { invalidates: [listProjectExports] })
  const { retry } = preview
  const counted = useRef(changes)
  useEffect(() => {
    if (counted.current !== changes) retry()
    counted.current = changes
  }, [changes, retry])
  const isEmpty = preview.data?.counts.texts === 0
  const isThere = exports.data?.items.some((each) => each.job === job)
  return (
    <div className={css.part}>
      <p className={css.quiet}>{words.outText}</p>
      {preview.failure ? <Broken error={preview.failure} retry={preview.retry} /> : null}
      {preview.isPending ? <ListSkeleton /> : null}
      {isEmpty ? <p>{words.outNone}</p> : null}
      {preview.data && !isEmpty ? (
        <>
          <output>{words.holds(preview.data.counts)}</output>
          <LeftList title={words.whatStays} left={preview.data.left} />
        </>
      ) : null}
      {isEmpty ? null : (
        <>
          <Checkbox
            label={words.withNames}
            description={words.withNamesText}
            checked={withNames}
            onChange={(event) => setNames(event.currentTarget.checked)}
          />
          <Button variant="filled" loading={start.isActing} onClick={() => start.act({ withNames })}>
            {words.write}
          </Button>
        </>
      )}
      {job && !isThere ? <Writing job={job} /> : null}
      {exports.data?.items.map(({ id, name, createdAt, expiresAt }) => (
        <div key={id} className={css.line}>
          <span>
            {name} · {formatDate(createdAt)} · {words.until(formatDate(expiresAt))}
          </span>
          <Button component="a" href={`/api/v1/workspaces/${workspace}/project-exports/${id}`} download>
            {words.download}
          </Button>
          <Button variant="subtle" onClick={() => remove.act({ export: id })}>
            {words.remove}
          </Button>
        </div>
      ))}
    </div>
  )
}

function Writing({ job }: { job: string }) {
  const { data } = useOperation(showJob, { job }, { everyMs: 1_000 })
  return (
    <Progress
      sentence={data?.problem?.message ?? words.writing}
      state={data?.state ?? 'waiting'}
      {...(data?.total && { share: data.done / data.total })}
    />
  )
}
