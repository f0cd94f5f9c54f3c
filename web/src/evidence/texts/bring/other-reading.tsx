import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import css from './bring.module.css'
import { words } from './bring.words.ts'
import type { Preview, ReadingWish } from './use-reading.ts'

type Shared = { wish: ReadingWish; onWish: (wish: ReadingWish) => void; isActing: boolean }

/** What a person may say where the guess is wrong: another separator, and which labels name nobody. */
export function OtherReading({ wish, onWish, isActing }: Shared) {
  const [separator, setSeparator] = useState(wish.separator ?? '')
  const left = wish.notSpeakers ?? []
  return (
    <details className={css.other} open={wish.separator !== undefined || left.length > 0}>
      <summary>{words.otherReading}</summary>
      <form
        className={css.separator}
        onSubmit={(event) => {
          event.preventDefault()
          const chosen = separator.trim()
          const { separator: _, ...rest } = wish
          onWish(chosen === '' ? rest : { ...rest, separator: chosen })
        }}
      >
        <TextInput
          label={words.separator}
          description={words.separatorHint}
          value={separator}
          maxLength={10}
          onChange={(event) => setSeparator(event.currentTarget.value)}
        />
        <Button type="submit" loading={isActing}>
          {words.readAgain}
        </Button>
      </form>
      {left.length > 0 ? (
        <div className={css.left}>
          <span>{words.leftInWords}</span>
          {left.map((label) => (
            <Button
              key={label}
              size="compact-sm"
              aria-label={words.asSpeaker(label)}
              title={words.asSpeaker(label)}
              disabled={isActing}
              onClick={() => onWish({ ...wish, notSpeakers: left.filter((each) => each !== label) })}
            >
              {label} ×
            </Button>
          ))}
        </div>
      ) : null}
    </details>
  )
}

/** How sure a label is a speaker, why, and the way to say that it is none. */
export function SpeakerSureness({
  speaker: { label, sureness },
  wish,
  onWish,
  isActing,
}: Shared & { speaker: Preview['speakers'][number] }) {
  if (!sureness) return null
  return (
    <>
      <span data-unsure={sureness.confidence < 0.7 || undefined} className={css.sureness}>
        {words.why[sureness.why](sureness.named)} · {words.sureness(sureness.confidence)}
      </span>
      {sureness.carried > 0 ? <span>{words.carried(sureness.carried)}</span> : null}
      <Button
        size="compact-xs"
        variant="subtle"
        className={css.nobody}
        disabled={isActing}
        onClick={() => onWish({ ...wish, notSpeakers: [...(wish.notSpeakers ?? []), label] })}
      >
        {words.notSpeaker}
      </Button>
    </>
  )
}
