import { Button } from '@mantine/core'
import { showImport, undoImport } from '@firsthand/contract/crm/imports'
import { cancelJob } from '@firsthand/contract/platform/records'
import { useAct, useOperation } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { Progress } from '../../kit/progress.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { ImportCounts, type View } from './import-counts.tsx'
import { ImportRows } from './import-rows.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'
import { Steps } from './steps.tsx'

/** The fourth step, and the record of an import for ever after: how far it is, what became of the rows, the way back. */
export default function ImportPage() {
  const id = useParam('import')
  const go = useGo()
  const { may } = useYou()
  const { data, failure, isPending, retry } = useWatched(id)
  const cancel = useAct(cancelJob, { invalidates: [showImport] })
  const undo = useAct(undoImport, { invalidates: [showImport] })
  const isOpen = data !== undefined && isWorking(data.job.state)
  const isUndoing = data !== undefined && data.undo !== null && isWorking(data.undo.state)
  return (
    <Page
      title={data?.fileName ?? words.title}
      crumbs={[
        { label: words.crumb, path: '/people' },
        { label: words.imports, path: '/imports' },
      ]}
      action={
        data && !isOpen ? (
          <Button variant="filled" onClick={() => go('/people?sort=newest')}>
            {words.seePeople}
          </Button>
        ) : null
      }
    >
      <Steps at={4} />
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {isPending ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={4} />
        </>
      ) : null}
      {data ? (
        <>
          <PageHeader
            title={titleOf(data)}
            lead={
              <span className={css.file}>
                {words.file(data.fileName, data.createdBy?.name, formatDateTime(data.createdAt))}
              </span>
            }
          />
          {isOpen || data.job.problem ? (
            <Progress
              sentence={sentenceOf(data)}
              state={data.job.state}
              share={data.job.total ? data.job.done / data.job.total : undefined}
              detail={data.job.problem?.message ?? (data.job.isCancelling ? words.stopping : words.mayLeave)}
              onCancel={
                may('member') && !data.job.isCancelling ? () => cancel.act({ job: data.job.id }) : undefined
              }
            />
          ) : null}
          <ImportCounts data={data} />
          <ImportRows data={data} />
          {isUndoing ? <Progress sentence={words.undoing(data.undo!.done)} state={data.undo!.state} /> : null}
          {data.undoneAt && !isUndoing ? (
            <output className={css.undo}>{words.undone(data.peopleRemoved, data.peopleSpared)}</output>
          ) : null}
          {may('member') && !isOpen && mayUndo(data) ? (
            <div className={css.undo}>
              <p>{words.undoText}</p>
              <Button loading={undo.isActing} onClick={() => undo.act({ import: id })}>
                {words.undo}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
    </Page>
  )
}

/** Looked at every second while anything goes on. */
function useWatched(id: string) {
  const first = useOperation(showImport, { import: id })
  const isOpen =
    first.data && (isWorking(first.data.job.state) || (first.data.undo && isWorking(first.data.undo.state)))
  return useOperation(showImport, { import: id }, { everyMs: isOpen ? 1_000 : false })
}

function isWorking(state: string): boolean {
  return state === 'waiting' || state === 'running'
}

function mayUndo({ undo, peopleCreated, undoneAt }: View): boolean {
  return peopleCreated > 0 && (undoneAt === null || undo?.state === 'failed' || undo?.state === 'cancelled')
}

function titleOf({ job, fileName, undoneAt, peopleCreated, peopleUpdated }: View): string {
  if (undoneAt) return words.undoneTitle
  if (isWorking(job.state)) return words.runningTitle(fileName)
  if (job.state === 'failed') return words.failedTitle
  if (job.state === 'cancelled') return words.cancelledTitle
  return peopleCreated + peopleUpdated > 0 ? words.doneQuestion : words.doneNobody
}

function sentenceOf({ job }: View): string {
  return job.state === 'waiting' ? words.waiting : words.working(job.done, job.total)
}
