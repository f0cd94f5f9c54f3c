import {
  type SnapshotView,
  showSnapshot,
  snapshotLimits,
  updateSnapshot,
} from '@firsthand/contract/evidence/snapshots'
import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import css from './understanding.module.css'
import { words } from './understanding.words.ts'

const { snapshot: say } = words

/** Which parts stand on a snapshot, chosen by hand. */
export function SnapshotEditor({ snapshot }: { snapshot: SnapshotView }) {
  const [facts, setFacts] = useState(snapshot.facts)
  const [story, setStory] = useState(snapshot.story)
  const [quote, setQuote] = useState(snapshot.isQuotePicked ? (snapshot.quote?.id ?? '') : '')
  const [inStory, setInStory] = useState(
    snapshot.isStoryPicked ? snapshot.storyEvidence.map(({ id }) => id) : [],
  )
  const [leftOut, setLeftOut] = useState(snapshot.leftOut)
  const update = useAct(updateSnapshot, { invalidates: [showSnapshot], onDone: () => showDone(say.saved) })
  const things = [
    ...snapshot.evidence.map(({ id, words: said }) => ({ id, label: said })),
    ...[...snapshot.needs, ...snapshot.insights].map(({ id, sentence }) => ({ id, label: sentence })),
  ]
  const hiddenClaims = leftOut.filter((id) => things.every((thing) => thing.id !== id))
  function save(event: FormEvent) {
    event.preventDefault()
    update.act({
      conversation: snapshot.conversation.id,
      facts,
      story,
      quote: quote || null,
      storyEvidence: inStory,
      leftOut,
      version: snapshot.version,
    })
  }
  return (
    <form className={`${css.form} ${css.noPrint}`} onSubmit={save}>
      <Textarea
        label={say.facts}
        description={say.factsHint}
        autosize
        maxLength={snapshotLimits.facts}
        value={facts}
        onChange={(event) => setFacts(event.currentTarget.value)}
      />
      <Textarea
        label={say.story}
        description={say.storyHint}
        autosize
        maxLength={snapshotLimits.story}
        value={story}
        onChange={(event) => setStory(event.currentTarget.value)}
      />
      <NativeSelect
        label={say.asQuote}
        value={quote}
        onChange={(event) => setQuote(event.currentTarget.value)}
        data={[
          { value: '', label: say.byItself },
          ...snapshot.evidence.map(({ id, words: said }) => ({ value: id, label: said.slice(0, 90) })),
        ]}
      />
      <Checkbox.Group
        label={say.inStory}
        value={inStory}
        onChange={(ids) => setInStory(ids.slice(0, snapshotLimits.storyEvidence))}
      >
        <div className={css.list}>
          {snapshot.evidence.map(({ id, words: said }) => (
            <Checkbox key={id} value={id} label={said.slice(0, 120)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox.Group
        label={say.choose}
        value={things.map(({ id }) => id).filter((id) => !leftOut.includes(id))}
        onChange={(shown) =>
          setLeftOut([...hiddenClaims, ...things.map(({ id }) => id).filter((id) => !shown.includes(id))])
        }
      >
        <div className={css.list}>
          {things.map(({ id, label }) => (
            <Checkbox key={id} value={id} label={label.slice(0, 120)} />
          ))}
        </div>
      </Checkbox.Group>
      {hiddenClaims.length > 0 ? (
        <div>
          <Button
            size="xs"
            variant="subtle"
            onClick={() => setLeftOut(leftOut.filter((id) => !hiddenClaims.includes(id)))}
          >
            {say.showHidden(hiddenClaims.length)}
          </Button>
        </div>
      ) : null}
      <div>
        <Button type="submit" variant="filled" loading={update.isActing}>
          {say.save}
        </Button>
      </div>
    </form>
  )
}
