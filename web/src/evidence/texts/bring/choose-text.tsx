import { textLimits } from '@firsthand/contract/evidence/texts'
import { Button, FileButton } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import type { ApiFailure } from '../../../api/failure.ts'
import { useUpload } from '../../../api/use-upload.ts'
import { TextAreaField } from '../../../kit/fields.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { Refused } from '../../../kit/refused.tsx'
import css from './bring.module.css'
import { words } from './bring.words.ts'
import type { TextSourceSent } from './use-reading.ts'

export type ChooseTextProps = {
  /** The question above it; none where the page asks already. */
  title?: string
  /** How text without a file is to be typed; none where only a file makes sense. */
  paste?: { label: string; hint?: string; placeholder: string }
  onChoose: (source: TextSourceSent) => void
  isReading: boolean
  refusal: ApiFailure | undefined
  onCancel: (() => void) | undefined
}

const accepted = '.vtt,.srt,.sbv,.txt,.md,.markdown,.text,.docx,.odt,.pdf,text/plain,text/vtt,text/markdown'

/** Where the words come from: a dropped or chosen file, or what somebody pastes or types. */
export function ChooseText({ title, paste, onChoose, isReading, refusal, onCancel }: ChooseTextProps) {
  const [pasted, setPasted] = useState('')
  const [isOver, setOver] = useState(false)
  const { send, share, failure } = useUpload()
  const isBusy = isReading || share !== undefined

  async function take(file: File | null | undefined) {
    if (!file || isBusy) return
    const kept = await send(file)
    if (kept) onChoose({ file: kept.id })
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
    <section className={css.choose} data-plain={title ? undefined : true} aria-label={title ?? words.choose}>
      {title ? <h2>{title}</h2> : null}
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
      {paste ? (
        <form
          className={css.paste}
          onSubmit={(event) => {
            event.preventDefault()
            if (pasted.trim() !== '') onChoose({ pasted })
          }}
        >
          <TextAreaField
            label={paste.label}
            description={paste.hint}
            placeholder={paste.placeholder}
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
      ) : onCancel ? (
        <div className={css.actions}>
          <Button onClick={onCancel}>{words.cancel}</Button>
        </div>
      ) : null}
    </section>
  )
}
