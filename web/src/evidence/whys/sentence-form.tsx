import { whyLimits } from '@firsthand/contract/evidence/whys'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
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
  onSend: (sentence: string) => void
  onCancel?: () => void
}) {
  const [sentence, setSentence] = useState(start)
  function send(event: FormEvent) {
    event.preventDefault()
    if (!sentence.trim()) return
    onSend(sentence)
    setSentence('')
  }
  return (
    <form className={css.form} onSubmit={send}>
      <TextInput
        label={label}
        placeholder={placeholder}
        maxLength={whyLimits.sentence}
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
