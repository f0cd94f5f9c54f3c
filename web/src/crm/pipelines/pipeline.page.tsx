import { Button, SegmentedControl, Switch } from '@mantine/core'
import { type PipelineView, showPipeline } from '@firsthand/contract/crm/pipelines'
import { Suspense } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { EntriesView } from './entries-view.tsx'
import { PipelineBoard } from './pipeline-board.tsx'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'
import { ProspectsView } from './prospects-view.tsx'

const AddEntryDialog = whenShown(() => import('./add-entry-dialog.tsx'))

type ViewName = keyof typeof words.views

/** A pipeline as a board, as a table, and its pool of prospects. */
export default function PipelinePage() {
  const id = useParam('pipeline')
  const { data: pipeline, failure, isPending, retry } = useOperation(showPipeline, { pipeline: id })
  const [add, setAdd] = useAddressState('add')
  const mayAdd = useYou().may('member') && pipeline?.archivedAt === null
  return (
    <Page
      title={pipeline?.name ?? words.title}
      crumbs={[{ label: words.title, path: '/pipelines' }]}
      width="all"
      action={
        mayAdd ? (
          <Button variant="filled" onClick={() => setAdd('yes')}>
            {words.addEntry}
          </Button>
        ) : null
      }
    >
      {failure ? <Broken isPage error={failure} retry={retry} /> : null}
      {isPending ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={6} />
        </>
      ) : null}
      {pipeline ? <Loaded pipeline={pipeline} onAdd={mayAdd ? () => setAdd('yes') : undefined} /> : null}
      {add === 'yes' && mayAdd ? (
        <Suspense fallback={null}>
          <AddEntryDialog pipeline={id} onClose={() => setAdd('')} />
        </Suspense>
      ) : null}
    </Page>
  )
}

function Loaded({ pipeline, onAdd }: { pipeline: PipelineView; onAdd: (() => void) | undefined }) {
  const [view, setView] = useAddressState('view')
  const [mine, setMine] = useAddressState('mine')
  const { memberId } = useYou()
  const shown: ViewName = view === 'table' || view === 'prospects' ? view : 'board'
  const owner = mine === 'yes' ? memberId : undefined
  const path = `/pipelines/${pipeline.id}`
  return (
    <>
      <PageHeader
        title={pipeline.name}
        lead={pipeline.archivedAt ? words.archived : words.openCount(pipeline.openCount)}
        actions={
          <>
            <Button component={Link} href={`${path}/forecast`}>
              {words.forecast}
            </Button>
            <Button component={Link} href={`${path}/settings`}>
              {words.settings}
            </Button>
          </>
        }
      />
      <div className={css.bar}>
        <SegmentedControl
          aria-label={words.view}
          data={(Object.keys(words.views) as ViewName[]).map((value) => ({
            value,
            label: words.views[value],
          }))}
          value={shown}
          onChange={(value) => setView(value === 'board' ? '' : value)}
        />
        {shown === 'prospects' ? null : (
          <Switch
            label={words.mine}
            checked={mine === 'yes'}
            onChange={(event) => setMine(event.currentTarget.checked ? 'yes' : '')}
          />
        )}
      </div>
      {shown === 'board' && pipeline.openCount === 0 ? (
        <EmptyState
          title={words.emptyBoard}
          text={words.emptyBoardText}
          action={
            onAdd ? (
              <Button variant="filled" onClick={onAdd}>
                {words.addEntry}
              </Button>
            ) : null
          }
          example={<Card>{words.exampleEntry}</Card>}
        />
      ) : null}
      {shown === 'board' ? <PipelineBoard pipeline={pipeline} owner={owner} /> : null}
      {shown === 'table' ? <EntriesView pipeline={pipeline} owner={owner} /> : null}
      {shown === 'prospects' ? <ProspectsView pipeline={pipeline.id} /> : null}
    </>
  )
}
