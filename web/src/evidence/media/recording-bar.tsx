import { type RecordingView, removeRecording, showRecording } from '@firsthand/contract/evidence/recordings'
import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { type ApiFailure, asFailure } from '../../api/failure.ts'
import { useAct, useAnswers, useOperation } from '../../api/hooks.ts'
import { uploadInParts } from '../../api/upload-parts.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import css from './media.module.css'
import { words } from './media.words.ts'
import { Player } from './player.tsx'
import type { Playback } from './playback.ts'

export type RecordingBarProps = {
  textId: string
  playback: Playback
  /** When the turn in focus begins, in the text. */
  focusedMs: () => number | undefined
}

/** The recording of a text: added, played, set to the words, deleted. Nothing where a viewer has none to hear. */
export function RecordingBar({ textId, playback, focusedMs }: RecordingBarProps) {
  const { may } = useYou()
  const { data } = useOperation(showRecording, { text: textId })
  if (!data) return null
  const { recording, missingConsent } = data
  if (!recording)
    return may('member') ? (
      <AddRecording textId={textId} missing={missingConsent.map(({ name }) => name)} />
    ) : null
  if (recording.withheldFor.length > 0) return <Withheld textId={textId} recording={recording} />
  return (
    <Player key={recording.id} {...{ textId, recording, playback, focusedMs }} mayChange={may('member')} />
  )
}

const accepted = 'audio/*,video/*,.m4a,.mp3,.wav,.flac,.ogg,.opus,.mp4,.webm,.mov,.aac'

function AddRecording({ textId, missing }: { textId: string; missing: string[] }) {
  const workspace = useWorkspaceId()
  const answers = useAnswers()
  const [share, setShare] = useState<number>()
  const [isWaiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()

  async function take(file: File | null) {
    if (!file) return
    setFailure(undefined)
    setShare(0)
    try {
      const recording = `/api/v1/workspaces/${workspace}/texts/${textId}/recording`
      await uploadInParts({
        url: `${recording}/content?name=${encodeURIComponent(file.name)}`,
        receivedUrl: `${recording}/upload`,
        file,
        onProgress: setShare,
        onWaiting: setWaiting,
        isThere: ({ code }) => code === 'recordings.there_is_one',
      })
      answers.refresh(showRecording)
      showDone(words.added)
    } catch (error) {
      setFailure(asFailure(error))
    } finally {
      setShare(undefined)
      setWaiting(false)
    }
  }
  return (
    <div className={css.add}>
      {share !== undefined ? (
        <p role="status" className={css.hint}>
          {isWaiting ? words.waiting(share) : words.uploading(share)}
        </p>
      ) : (
        <>
          <FileButton accept={accepted} onChange={(file) => void take(file)} disabled={missing.length > 0}>
            {(props) => (
              <Button size="xs" leftSection={<Icon name="upload" />} {...props} disabled={missing.length > 0}>
                {words.add}
              </Button>
            )}
          </FileButton>
          <p className={css.hint}>{missing.length > 0 ? words.noConsent(missing) : words.addHint}</p>
        </>
      )}
      {failure ? <Refused title={failure.message} code={failure.code} /> : null}
    </div>
  )
}

function Withheld({ textId, recording }: { textId: string; recording: RecordingView }) {
  const { may } = useYou()
  const remove = useAct(removeRecording, {
    invalidates: [showRecording],
    onDone: () => showDone(words.removed),
  })
  return (
    <Refused
      title={words.withheldTitle}
      todo={words.withheld(recording.withheldFor.map(({ name }) => name))}
      actions={
        may('member') ? (
          <Button color="red" loading={remove.isActing} onClick={() => remove.act({ text: textId })}>
            {words.remove}
          </Button>
        ) : null
      }
    />
  )
}
