import { Button } from '@mantine/core'
import { type PipelineView, showPipeline, updatePipeline } from '@firsthand/contract/crm/pipelines'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { LostReasons } from './lost-reasons.tsx'
import { words } from './pipelines.words.ts'
import { StageForm } from './stage-form.tsx'

/** "Which stages lead to a yes?" */
export default function PipelineSettingsPage() {
  const id = useParam('pipeline')
  const { data: pipeline, failure, isPending, retry } = useOperation(showPipeline, { pipeline: id })
  // Once it is saved the form begins anew: new stages have ids then.
  const [saves, setSaves] = useState(0)
  return (
    <Page
      title={words.settings}
      crumbs={[
        { label: words.title, path: '/pipelines' },
        { label: pipeline?.name ?? '', path: `/pipelines/${id}` },
      ]}
    >
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {isPending ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={6} />
        </>
      ) : null}
      {pipeline ? (
        <>
          <PageHeader
            title={words.settingsQuestion}
            lead={pipeline.name}
            actions={<Archive pipeline={pipeline} />}
          />
          <StageForm
            key={`${id} ${saves}`}
            pipeline={pipeline}
            onSaved={() => setSaves((before) => before + 1)}
          />
          <Section title={words.reasons}>
            <LostReasons />
          </Section>
        </>
      ) : null}
    </Page>
  )
}

function Archive({ pipeline }: { pipeline: PipelineView }) {
  const mayChange = useYou().may('member')
  const update = useAct(updatePipeline)
  if (!mayChange) return null
  const { id, version, archivedAt } = pipeline
  const archive = async () => {
    const after = await update.perform({ pipeline: id, version, archived: true })
    showUndo(words.pipelineArchived(pipeline.name), () =>
      update.act({ pipeline: id, version: after.version, archived: false }),
    )
  }
  return archivedAt ? (
    <Button onClick={() => update.act({ pipeline: id, version, archived: false })}>{words.bringBack}</Button>
  ) : (
    <Button loading={update.isActing} onClick={() => void archive()}>
      {words.archivePipeline}
    </Button>
  )
}
