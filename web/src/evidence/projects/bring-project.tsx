import {
  type ProjectPreview,
  importProject,
  listProjectImports,
  previewProject,
} from '@firsthand/contract/evidence/projects'
import type { FileView } from '@firsthand/contract/platform/records'
import { Button, NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import { upload } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Progress } from '../../kit/progress.tsx'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { LeftList } from './left-list.tsx'
import css from './projects.module.css'
import { words } from './projects.words.ts'

/** A file is chosen, read and shown; then it is brought in, or not. */
export function BringProject() {
  const workspace = useWorkspaceId()
  const input = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number>()
  const [failure, setFailure] = useState<string>()
  const [file, setFile] = useState<string>()
  const look = useAct(previewProject, { invalidates: [], shownInPlace: true })
  const [otherCases, setOtherCases] = useState<'match_or_add' | 'match' | 'leave_out'>('match_or_add')
  const bring = useAct(importProject, {
    invalidates: [listProjectImports],
    shownInPlace: true,
    onDone: () => {
      setFile(undefined)
      look.reset()
      showDone(words.asked)
    },
  })

  async function send(chosen: File | undefined) {
    if (!chosen) return
    setFailure(undefined)
    setFile(undefined)
    look.reset()
    bring.reset()
    setShare(0)
    try {
      const url = `/api/v1/workspaces/${workspace}/files?name=${encodeURIComponent(chosen.name)}`
      const kept = (await upload(url, chosen, {
        headers: { 'content-type': 'application/octet-stream' },
        onProgress: setShare,
      })) as FileView
      setFile(kept.id)
      await look.perform({ file: kept.id }).catch(() => {})
    } catch (error) {
      setFailure((error as Error).message)
    } finally {
      setShare(undefined)
    }
  }
  const problem = failure ?? look.failure?.message ?? bring.failure?.message
  const seen = file && !look.failure ? look.output : undefined
  return (
    <div className={css.part}>
      <p className={css.quiet}>{words.bringText}</p>
      {problem ? <Refused title={problem} /> : null}
      {share === undefined ? (
        <Button variant={seen ? 'default' : 'filled'} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
      ) : (
        <Progress
          sentence={look.isActing ? words.reading : words.sending(share)}
          state="running"
          {...(!look.isActing && { share })}
        />
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.choose}
        accept=".qdpx"
        onChange={(event) => {
          void send(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {seen ? (
        <>
          <Seen preview={seen} />
          {seen.cases.length > 0 ? (
            <NativeSelect
              label={words.cases}
              description={words.casesText(
                seen.cases.filter(({ person }) => person).length,
                seen.cases.length,
              )}
              value={otherCases}
              onChange={(event) => setOtherCases(event.currentTarget.value as typeof otherCases)}
              data={[
                { value: 'match_or_add', label: words.matchOrAdd },
                { value: 'match', label: words.match },
                { value: 'leave_out', label: words.leaveOut },
              ]}
            />
          ) : null}
          {seen.alreadyIn ? <Refused title={words.alreadyIn} /> : null}
          <div className={css.line}>
            <Button
              variant="filled"
              loading={bring.isActing}
              onClick={() => bring.act({ file: file!, otherCases, again: seen.alreadyIn !== null })}
            >
              {seen.alreadyIn ? words.startAgain : words.start}
            </Button>
            <Button onClick={() => setFile(undefined)}>{words.cancel}</Button>
          </div>
        </>
      ) : null}
    </div>
  )
}

function Seen({ preview }: { preview: ProjectPreview }) {
  const { users } = preview
  return (
    <>
      <p>
        <b>{preview.name || words.title}</b> · {words.from(preview.origin)}
      </p>
      <output>{words.holds(preview.counts)}</output>
      {users.length > 0 ? (
        <p className={css.quiet}>
          {words.coders(
            users.filter(({ member }) => member).map(({ name }) => name),
            users.filter(({ member }) => !member).map(({ name }) => name),
          )}
        </p>
      ) : null}
      <LeftList title={words.whatNot} left={preview.left} />
    </>
  )
}
