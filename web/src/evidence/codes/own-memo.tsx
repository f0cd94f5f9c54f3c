import { codeLimits } from '@firsthand/contract/evidence/code-ref'
import { Button } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { TextAreaField } from '../../kit/fields.tsx'
import { focusSoon } from '../../kit/focus-soon.ts'
import css from './codes.module.css'
import { words } from './codes.words.ts'

export type OwnMemoProps = {
  /** Of the code that it stands beside. */
  name: string
  memo: string
  /** Resolves when it is kept. */
  onKeep: (memo: string) => Promise<unknown>
}

/** What you noted when you gave a code, in plain sight; written and changed in place. */
export function OwnMemo({ name, memo, onKeep }: OwnMemoProps) {
  const [typed, setTyped] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  if (typed === undefined)
    return (
      <div className={css.memo}>
        {memo ? <p dir="auto">{memo}</p> : null}
        <Button
          ref={button}
          size="compact-xs"
          variant="subtle"
          aria-label={memo ? words.changeMemo(name) : words.addMemo(name)}
          onClick={() => setTyped(memo)}
        >
          {memo ? words.change : words.memo}
        </Button>
      </div>
    )

  const isTooLong = [...typed].length > codeLimits.memo
  function close() {
    setTyped(undefined)
    focusSoon(() => button.current)
  }
  function keep(event?: FormEvent) {
    event?.preventDefault()
    if (!isTooLong) void onKeep((typed ?? '').trim()).then(close, () => {})
  }
  function onKeyDown(event: KeyboardEvent) {
    const isKept = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (event.nativeEvent.isComposing || (!isKept && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    if (isKept) keep()
    else close()
  }
  return (
    <form className={css.writing} onSubmit={keep}>
      <TextAreaField
        label={words.memoOn(name)}
        minRows={1}
        limits={{ required: false, maxLength: codeLimits.memo }}
        ref={focusNow}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={css.line}>
        <Button type="submit" size="xs" variant="filled" disabled={isTooLong}>
          {words.keepMemo}
        </Button>
        <Button size="xs" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}

function focusNow(field: HTMLTextAreaElement | null) {
  field?.focus()
}
