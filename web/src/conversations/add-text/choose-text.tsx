import { textLimits } from '@firsthand/contract/evidence/texts'
import { Button, FileButton } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { upload } from '../../api/client.ts'
import { type ApiFailure, asFailure } from '../../api/failure.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { TextAreaField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Refused } from '../../kit/refused.tsx'
import { words } from '../conversations.words.ts'
import css from './add-text.module.css'
import type { TextSourceSent } from './add-text.tsx'

export type ChooseTextProps = {
  onChoose: (source: TextSourceSent) => void
  isReading: boolean
  refusal: ApiFailure | undefined
  onCancel: (() => void) | undefined
}

const accepted = '.vtt,.srt,.sbv,.txt,.md,.markdown,.text,.docx,.odt,.pdf,text/plain,text/vtt,text/markdown'

/** Where the words come from: a dropped or chosen file, or what somebody pastes or types. */
export function ChooseText({ onChoose, isReading, refusal, onCancel }: ChooseTextProps) {
  const workspace = useWorkspaceId()
  const [pasted, setPasted] = useState('')
  const [share, setShare] = useState<number>()
  const [isOver, setOver] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const isBusy = isReading || share !== undefined

  async function take(file: File | null | undefined) {
    if (!file || isBusy) return
    setFailure(undefined)
    setShare(0)
    try {
      const url = `/api/v1/workspaces/${workspace}/files?name=${encodeURIComponent(file.name)}`
      const kept = (await upload(url, file, {
        onProgress: setShare,
        headers: { 'content-type': 'application/octet-stream' },
      })) as { id: string }
      onChoose({ file: kept.id })
    } catch (error) {
      setFailure(asFailure(error))
    } finally {
      setShare(undefined)
    }
  }
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      void take(event.dataTransfer.files[0])
    },
  }
  const refused = failure ?? refusal
  return (
    <section className={css.choose} aria-labelledby="add-text">
      <h2 id="add-text">{words.dropTitle}</h2>
      <div className={css.drop} data-over={isOver || undefined} {...drop}>
        <Icon name="upload" size={20} />
        <p>
          {share !== undefined ? words.uploading(share * 100) : isReading ? words.reading : words.drop}{' '}
          {isBusy ? null : (
            <FileButton
              accept={accepted}
              onChange={(file) => void take(file)}
              inputProps={{ 'aria-label': words.choose }}
            >
              {(props) => (
                <button type="button" className={css.file} {...props}>
                  {words.choose}
                </button>
              )}
            </FileButton>
          )}
        </p>
        <small>{words.dropFormats}</small>
      </div>
      {refused ? <Refused title={refused.message} code={refused.code} /> : null}
      <form
        className={css.paste}
        onSubmit={(event) => {
          event.preventDefault()
          if (pasted.trim() !== '') onChoose({ pasted })
        }}
      >
        <TextAreaField
          label={words.paste}
          placeholder={words.pastePlaceholder}
          minRows={5}
          maxRows={16}
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
          limits={{ required: false, maxLength: textLimits.pasted }}
        />
        <div className={css.actions}>
          {onCancel ? <Button onClick={onCancel}>{words.cancel}</Button> : null}
          <Button type="submit" variant="filled" loading={isReading} disabled={pasted.trim() === ''}>
            {words.preview}
          </Button>
        </div>
      </form>
    </section>
  )
}
