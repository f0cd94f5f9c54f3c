import {
  type SnapshotView,
  showSnapshot,
  snapshotLimits,
  updateSnapshot,
} from '@firsthand/contract/evidence/snapshots'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { TextAreaField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './understanding.module.css'
import { words } from './understanding.words.ts'

const { snapshot: say } = words

/** Which parts stand on a snapshot, chosen by hand. What is typed stays when a colleague changes them meanwhile. */
export function SnapshotEditor({ snapshot }: { snapshot: SnapshotView }) {
  const form = useForm(updateSnapshot, {
    start: startOf(snapshot),
    fixed: { conversation: snapshot.conversation.id, version: snapshot.version },
    followsOthers: true,
    prepare: (values) => ({ ...values, quote: values.quote || null }),
    invalidates: [showSnapshot],
    onDone: () => showDone(say.saved),
  })
  const { quote, storyEvidence: inStory, leftOut } = form.values as ReturnType<typeof startOf>
  const things = [
    ...snapshot.evidence.map(({ id, words: said }) => ({ id, label: said })),
    ...[...snapshot.needs, ...snapshot.insights].map(({ id, sentence }) => ({ id, label: sentence })),
  ]
  const hiddenClaims = leftOut.filter((id) => things.every((thing) => thing.id !== id))
  const typed = (name: 'facts' | 'story') => {
    const { value, onChange, error } = form.field(name)
    return { value, onChange, error }
  }
  return (
    <form {...form.props} className={`${css.form} ${css.noPrint}`}>
      <TextAreaField
        label={say.facts}
        description={say.factsHint}
        autosize
        limits={upTo(snapshotLimits.facts)}
        {...typed('facts')}
      />
      <TextAreaField
        label={say.story}
        description={say.storyHint}
        autosize
        limits={upTo(snapshotLimits.story)}
        {...typed('story')}
      />
      <NativeSelect
        label={say.asQuote}
        value={quote}
        error={form.problems['quote']}
        onChange={(event) => form.set({ quote: event.currentTarget.value })}
        data={[
          { value: '', label: say.byItself },
          ...snapshot.evidence.map(({ id, words: said }) => ({ value: id, label: said.slice(0, 90) })),
        ]}
      />
      <Checkbox.Group
        label={say.inStory}
        value={inStory}
        error={form.problems['storyEvidence']}
        onChange={(ids) => form.set({ storyEvidence: ids.slice(0, snapshotLimits.storyEvidence) })}
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
        error={form.problems['leftOut']}
        onChange={(shown) =>
          form.set({
            leftOut: [...hiddenClaims, ...things.map(({ id }) => id).filter((id) => !shown.includes(id))],
          })
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
            onClick={() => form.set({ leftOut: leftOut.filter((id) => !hiddenClaims.includes(id)) })}
          >
            {say.showHidden(hiddenClaims.length)}
          </Button>
        </div>
      ) : null}
      <FormRefusal of={form} />
      <div>
        <Button type="submit" variant="filled" loading={form.isSending}>
          {say.save}
        </Button>
      </div>
    </form>
  )
}

function startOf({
  facts,
  story,
  isQuotePicked,
  quote,
  isStoryPicked,
  storyEvidence,
  leftOut,
}: SnapshotView) {
  return {
    facts,
    story,
    quote: isQuotePicked ? (quote?.id ?? '') : '',
    storyEvidence: isStoryPicked ? storyEvidence.map(({ id }) => id) : [],
    leftOut,
  }
}
