import {
  type ProjectImportView,
  listProjectImports,
  undoProjectImport,
} from '@firsthand/contract/evidence/projects'
import { cancelJob } from '@firsthand/contract/platform/records'
import { Button } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDateTime } from '../../kit/format.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { Progress } from '../../kit/progress.tsx'
import { Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { BringProject } from './bring-project.tsx'
import { LeftList } from './left-list.tsx'
import css from './projects.module.css'
import { words } from './projects.words.ts'
import { TakeOut } from './take-out.tsx'

/** Projects of other coding programs: in, out, and back. */
export default function ExchangePage() {
  const mayChange = useYou().may('member')
  const imports = useWatched()
  const items = imports.data?.items
  const finished = items?.filter(({ job }) => !isWorking(job.state)).length ?? 0
  return (
    <Page title={words.title} crumbs={[{ label: words.codes, path: '/codes' }]}>
      <PageHeader title={words.question} lead={words.lead} />
      {mayChange ? (
        <Section title={words.bring}>
          <BringProject />
        </Section>
      ) : null}
      <Section title={words.imports}>
        {imports.failure ? <Broken error={imports.failure} retry={imports.retry} /> : null}
        {imports.isPending ? <ListSkeleton /> : null}
        {items?.length === 0 ? (
          <EmptyState title={words.none} text={words.noneText} example={<p>{words.example}</p>} />
        ) : null}
        {items?.map((each) => (
          <ImportItem key={each.id} view={each} mayChange={mayChange} />
        ))}
      </Section>
      {mayChange ? (
        <Section title={words.out}>
          <TakeOut changes={finished + (items?.filter(({ undone }) => undone).length ?? 0)} />
        </Section>
      ) : null}
    </Page>
  )
}

/** Looked at every second while anything goes on. */
function useWatched() {
  const first = useOperation(listProjectImports, {})
  const isOpen = first.data?.items.some(({ job }) => isWorking(job.state))
  return useOperation(listProjectImports, {}, { everyMs: isOpen ? 1_000 : 10_000 })
}

function ImportItem({ view, mayChange }: { view: ProjectImportView; mayChange: boolean }) {
  const cancel = useAct(cancelJob, { invalidates: [listProjectImports] })
  const undo = useAct(undoProjectImport, { invalidates: [listProjectImports] })
  const { job, undone } = view
  const isOpen = isWorking(job.state)
  return (
    <article className={css.item}>
      <b>{view.fileName}</b>
      <span className={css.quiet}>
        {words.from(view.origin)} {words.done(formatDateTime(view.createdAt), view.createdBy?.name)}
      </span>
      {isOpen || job.problem ? (
        <Progress
          sentence={
            job.problem ? `${job.problem.message} ${words.failed}` : words.running(job.done, job.total)
          }
          state={job.state}
          {...(job.total && { share: job.done / job.total })}
          {...(mayChange && isOpen && { onCancel: () => cancel.act({ job: job.id }) })}
        />
      ) : null}
      {view.counts ? <output>{words.holds(view.counts)}</output> : null}
      {view.counts ? <LeftList title={words.whatNot} left={view.left} /> : null}
      {view.files.length > 0 ? (
        <p className={css.quiet}>
          {words.files}: {view.files.map(({ name }) => name).join(', ')}
        </p>
      ) : null}
      {undone && !job.problem ? <output>{words.undone(undone.kept)}</output> : null}
      {mayChange && view.counts && !undone ? (
        <div>
          <Button loading={undo.isActing} onClick={() => undo.act({ import: view.id })}>
            {undo.output ? words.undoing : words.undo}
          </Button>
        </div>
      ) : null}
    </article>
  )
}

function isWorking(state: string): boolean {
  return state === 'waiting' || state === 'running'
}
