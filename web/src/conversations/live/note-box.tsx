import type { ConversationKind } from '@firsthand/contract/conversations/conversations'
import { liveLimits, type wordKinds } from '@firsthand/contract/conversations/live'
import { Button, SegmentedControl } from '@mantine/core'
import { type Ref, useState } from 'react'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import css from './live.module.css'
import { words } from './live.words.ts'
import type { NewEntry } from './use-live.ts'

type WordKind = (typeof wordKinds)[number]

/** Where one watches rather than talks, what was seen comes first. */
const watched: ConversationKind[] = ['ride_along', 'home_visit', 'observation', 'till_shift']

/** A note, their words, or what was seen: Enter keeps it, with the moment it was begun being no matter. */
export function NoteBox({
  kind,
  inputRef,
  onAdd,
}: {
  kind: ConversationKind
  inputRef: Ref<HTMLTextAreaElement>
  onAdd: (entry: NewEntry) => void
}) {
  const isWatched = watched.includes(kind)
  const [what, setWhat] = useState<WordKind>(isWatched ? 'seen' : 'note')
  const [body, setBody] = useState('')
  const [place, setPlace] = useState('')
  const order: WordKind[] = isWatched ? ['seen', 'note', 'quote'] : ['note', 'quote', 'seen']
  const keep = () => {
    const said = body.trim()
    if (said === '' || said.length > liveLimits.body) return
    onAdd({ kind: what, body: said, ...(what === 'seen' && { place: place.trim() }) })
    setBody('')
  }
  return (
    <form
      className={css.box}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <SegmentedControl
        aria-label={words.kindOfNote}
        value={what}
        onChange={(value) => setWhat(value as WordKind)}
        data={order.map((value) => ({ value, label: words.kinds[value] }))}
      />
      <div className={css.boxLine}>
        <TextAreaField
          ref={inputRef}
          aria-label={words.kinds[what]}
          placeholder={words.placeholders[what]}
          autosize
          minRows={1}
          maxRows={6}
          limits={upTo(liveLimits.body)}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault()
              keep()
            }
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
          className={css.boxWords}
          data-quote={what === 'quote' || undefined}
        />
        <Button type="submit" variant="filled">
          {words.add}
        </Button>
      </div>
      {what === 'seen' ? (
        <TextField
          aria-label={words.place}
          placeholder={words.place}
          limits={upTo(liveLimits.place)}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      ) : null}
    </form>
  )
}
