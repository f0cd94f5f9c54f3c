import { Button } from '@mantine/core'
import { pauseImport, resumeImport, showImport, undoImport } from '@firsthand/contract/crm/imports'
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
import { organisationWords } from './imports-organisations.words.ts'
import { words } from './imports.words.ts'
import { SparedPeople } from './spared-people.tsx'
import { Steps } from './steps.tsx'

/** The fourth step, and the record of an import for ever after: how far it is, what became of the rows, the way back. */
export default function ImportPage() {
  const id = useParam('import')
  const go = useGo()
  const { may } = useYou()
  const { data, failure, isPending, retry } = useWatched(id)
  const cancel = useAct(cancelJob, { invalidates: [showImport] })
  const pause = useAct(pauseImport, { invalidates: [showImport] })
  const resume = useAct(resumeImport, { invalidates: [showImport] })
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
          <Button variant="filled" onClick={() => go(`/people?import=${id}`)}>
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
              detail={detailOf(data)}
              onCancel={
                may('member') && !data.job.isCancelling ? () => cancel.act({ job: data.job.id }) : undefined
              }
              actions={
                may('member') && isOpen && !data.job.isCancelling ? (
                  <Button size="xs" loading={pause.isActing} onClick={() => pause.act({ import: id })}>
                    {words.pause}
                  </Button>
                ) : null
              }
            />
          ) : null}
          {may('member') && mayGoOn(data) ? (
            <div className={css.undo}>
              <p>{words.goOnText(data.rowsRead)}</p>
              <Button variant="filled" loading={resume.isActing} onClick={() => resume.act({ import: id })}>
                {words.goOn}
              </Button>
            </div>
          ) : null}
          <ImportCounts data={data} />
          <ImportRows data={data} />
          {isUndoing ? <Progress sentence={words.undoing(data.undo!.done)} state={data.undo!.state} /> : null}
          {data.undoneAt && !isUndoing ? (
            <output className={css.undo}>
              {words.undone(data)} {organisationWords.undone(data)}
            </output>
          ) : null}
          {data.undoneAt && !isUndoing && data.peopleSpared > 0 ? <SparedPeople importId={id} /> : null}
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

/** What was paused, stopped or failed goes on from the row it came to. */
function mayGoOn({ job, undoneAt }: View): boolean {
  return undoneAt === null && (job.state === 'cancelled' || job.state === 'failed')
}

function detailOf({ job, isPaused, secondsLeft, position }: View): string {
  if (job.problem) return job.problem.message
  if (job.isCancelling) return isPaused ? words.pausing : words.stopping
  const when = secondsLeft === null ? words.position(position) : words.timeLeft(secondsLeft)
  return [when, words.mayLeave].filter(Boolean).join(' ')
}

function mayUndo({ undo, peopleCreated, peopleUpdated, introductionsMade, undoneAt }: View): boolean {
  return (
    peopleCreated + peopleUpdated + introductionsMade > 0 &&
    (undoneAt === null || undo?.state === 'failed' || undo?.state === 'cancelled')
  )
}

function titleOf({ job, isPaused, fileName, undoneAt, peopleCreated, peopleUpdated }: View): string {
  if (undoneAt) return words.undoneTitle
  if (isPaused && !isWorking(job.state)) return words.pausedTitle
  if (isWorking(job.state)) return words.runningTitle(fileName)
  if (job.state === 'failed') return words.failedTitle
  if (job.state === 'cancelled') return words.cancelledTitle
  return peopleCreated + peopleUpdated > 0 ? words.doneQuestion : words.doneNobody
}

function sentenceOf({ job }: View): string {
  return job.state === 'waiting' ? words.waiting : words.working(job.done, job.total)
}
