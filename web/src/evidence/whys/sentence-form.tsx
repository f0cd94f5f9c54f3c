import { whyLimits } from '@firsthand/contract/evidence/whys'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import css from './whys.module.css'
import { words } from './whys.words.ts'

/** One sentence and the button that sends it; Escape leaves. */
export function SentenceForm({
  label,
  placeholder,
  action,
  start = '',
  isSending,
  onSend,
  onCancel,
}: {
  label: string
  placeholder?: string
  action: string
  start?: string
  isSending: boolean
  /** What it rejects with is said elsewhere; the sentence stays. */
  onSend: (sentence: string) => Promise<unknown>
  onCancel?: () => void
}) {
  const [sentence, setSentence] = useState(start)
  function send(event: FormEvent) {
    event.preventDefault()
    if (!sentence.trim()) return
    onSend(sentence).then(
      () => setSentence((typed) => (typed === sentence ? '' : typed)),
      () => undefined,
    )
  }
  return (
    <form className={css.form} onSubmit={send}>
      <TextField
        label={label}
        placeholder={placeholder}
        limits={upTo(whyLimits.sentence)}
        value={sentence}
        onChange={(event) => setSentence(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel?.()}
      />
      <div className={css.line}>
        <Button type="submit" size="xs" variant="filled" loading={isSending}>
          {action}
        </Button>
        {onCancel ? (
          <Button size="xs" variant="subtle" onClick={onCancel}>
            {words.cancel}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
