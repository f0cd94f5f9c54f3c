import { Button } from '@mantine/core'
import { type PipelineTemplate, createPipeline, listPipelines } from '@firsthand/contract/crm/pipelines'
import { Suspense } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { PipelineTabs } from './pipeline-tabs.tsx'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'

const AddPipelineDialog = whenShown(() => import('./add-pipeline-dialog.tsx'))

/** "Who is on the way to a yes?" */
export default function PipelineListPage() {
  const pipelines = useOperation(listPipelines, {})
  const [add, setAdd] = useAddressState('add')
  const { may } = useYou()
  const items = pipelines.data?.items
  return (
    <Page
      title={words.title}
      action={
        may('member') && items?.length ? (
          <Button variant="filled" onClick={() => setAdd('yes')}>
            {words.add}
          </Button>
        ) : null
      }
    >
      <PageHeader title={words.question} lead={words.lead} />
      <PipelineTabs at="/pipelines" />
      {pipelines.failure ? <Broken error={pipelines.failure} retry={pipelines.retry} /> : null}
      {pipelines.isPending ? <CardSkeleton rows={3} /> : null}
      {items?.length === 0 ? (
        <EmptyState
          title={words.none}
          text={words.noneText}
          action={may('member') ? <Start /> : null}
          example={<Card title={words.names.sales}>{words.exampleStages}</Card>}
        />
      ) : null}
      {items?.length ? (
        <div className={css.cards}>
          {items.map((pipeline) => (
            <Card key={pipeline.id} title={pipeline.name} href={`/pipelines/${pipeline.id}`}>
              <p>{words.openCount(pipeline.openCount)}</p>
              <p className={css.faint}>
                {pipeline.stages
                  .filter((stage) => !stage.archivedAt && stage.goal !== 'lost')
                  .map((stage) => stage.name)
                  .join(' → ')}
              </p>
              <p>
                <Link href={`/pipelines/${pipeline.id}/forecast`}>{words.forecast}</Link>
              </p>
            </Card>
          ))}
        </div>
      ) : null}
      {add === 'yes' && may('member') ? (
        <Suspense fallback={null}>
          <AddPipelineDialog onClose={() => setAdd('')} />
        </Suspense>
      ) : null}
    </Page>
  )
}

function Start() {
  const go = useGo()
  const create = useAct(createPipeline, { onDone: ({ id }) => go(`/pipelines/${id}`) })
  const start = (template: PipelineTemplate) => create.act({ name: words.names[template], template })
  return (
    <div className={css.line}>
      <Button variant="filled" loading={create.isActing} onClick={() => start('sales')}>
        {words.fromSales}
      </Button>
      <Button disabled={create.isActing} onClick={() => start('research_partners')}>
        {words.fromResearch}
      </Button>
    </div>
  )
}
