import { cancelImport, showImport } from '@firsthand/contract/platform/transfer'
import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { upload } from '../../api/client.ts'
import { asFailure } from '../../api/failure.ts'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Progress } from '../../kit/progress.tsx'
import { Card } from '../../kit/section.tsx'
import css from './transfer.module.css'
import { words as all } from './transfer.words.ts'

const words = all.import

type State =
  | { is: 'idle'; refused?: string }
  | { is: 'sending'; share: number }
  | { is: 'importing'; workspace: string }

/** Makes a new workspace from an archive. */
export function ImportCard() {
  const [state, setState] = useState<State>({ is: 'idle' })

  async function send(file: File | null) {
    if (!file) return
    setState({ is: 'sending', share: 0 })
    try {
      const onProgress = (share: number) => setState({ is: 'sending', share })
      const { importing } = (await upload('/api/v1/workspace-imports', file, { onProgress })) as {
        importing: string
      }
      setState({ is: 'importing', workspace: importing })
    } catch (error) {
      setState({ is: 'idle', refused: asFailure(error).message })
    }
  }

  return (
    <Card title={words.title}>
      <p className={css.text}>{words.text}</p>
      {state.is === 'idle' ? (
        <FileButton accept=".zip,application/zip" onChange={(file) => void send(file)}>
          {(props) => <Button {...props}>{words.choose}</Button>}
        </FileButton>
      ) : null}
      {state.is === 'idle' && state.refused ? (
        <p role="alert" className={css.note}>
          {state.refused}
        </p>
      ) : null}
      {state.is === 'sending' ? (
        <Progress sentence={words.uploading(state.share)} state="running" share={state.share} />
      ) : null}
      {state.is === 'importing' ? (
        <Importing workspace={state.workspace} onEnd={() => setState({ is: 'idle' })} />
      ) : null}
    </Card>
  )
}

function Importing({ workspace, onEnd }: { workspace: string; onEnd: () => void }) {
  const [isOver, setIsOver] = useState(false)
  const { data: job } = useOperation(
    showImport,
    { importing: workspace },
    { everyMs: isOver ? false : 1_000 },
  )
  const cancel = useAct(cancelImport, { invalidates: [showImport] })
  if (!job) return <Progress sentence={words.busy(0, null)} state="waiting" />
  const isOpen = job.state === 'waiting' || job.state === 'running'
  if (!isOpen && !isOver) setIsOver(true)
  const sentence = isOpen
    ? words.busy(job.done, job.total)
    : { done: words.done, failed: words.failed, cancelled: words.cancelled, waiting: '', running: '' }[
        job.state
      ]
  return (
    <Progress
      sentence={sentence}
      state={job.state}
      share={job.total ? job.done / job.total : undefined}
      detail={job.problem?.message}
      onCancel={job.isCancelling ? undefined : () => cancel.act({ importing: workspace })}
      actions={
        isOpen ? undefined : (
          <>
            {job.state === 'done' ? (
              <Button component="a" size="xs" variant="filled" href={`/w/${workspace}/today`}>
                {words.open}
              </Button>
            ) : null}
            <Button size="xs" variant="subtle" onClick={onEnd}>
              {words.again}
            </Button>
          </>
        )
      }
    />
  )
}
