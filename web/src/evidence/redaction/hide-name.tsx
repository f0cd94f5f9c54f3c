import {
  type RedactionKind,
  hideName,
  redactionLimits,
  replacements,
} from '@firsthand/contract/evidence/redaction'
import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { Refused } from '../../kit/refused.tsx'
import { KindOfWords } from './kind-of-words.tsx'
import css from './redaction.module.css'
import { words } from './redaction.words.ts'
import { useHiddenToast } from './use-hidden-toast.ts'

/** Hides a name wherever one of these people says it, or it is said of them: in all their texts, now and later. */
export function HideName({ people }: { people: { id: string; name: string }[] }) {
  const [person, setPerson] = useState(people[0]!.id)
  const [name, setName] = useState(people[0]!.name)
  const [kind, setKind] = useState<RedactionKind>('name')
  const sayHidden = useHiddenToast()
  const hide = useAct(hideName, {
    shownInPlace: true,
    onDone: (redaction) => {
      setName('')
      sayHidden(redaction)
    },
  })
  function save(event: FormEvent) {
    event.preventDefault()
    hide.act({ person, words: name.trim(), kind })
  }
  return (
    <details className={css.everywhere}>
      <summary>{words.hideName}</summary>
      <form onSubmit={save} className={css.reason}>
        <p className={css.quiet}>{words.hideNameLead}</p>
        <NativeSelect
          label={words.whoseTexts}
          value={person}
          data={people.map(({ id, name: own }) => ({ value: id, label: own }))}
          onChange={(event) => {
            const chosen = people.find(({ id }) => id === event.currentTarget.value)
            if (!chosen) return
            setPerson(chosen.id)
            setName(chosen.name)
          }}
        />
        <TextField
          label={words.whichWords}
          description={words.whichWordsHint}
          limits={upTo(redactionLimits.words)}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <KindOfWords value={kind} onChange={setKind} />
        <p className={css.quiet}>{words.insteadStands(replacements[kind])}</p>
        {hide.failure ? (
          <Refused title={hide.failure.message} todo={hide.failure.problems?.[0]?.message} />
        ) : null}
        <Button type="submit" size="xs" loading={hide.isActing} disabled={name.trim().length < 2}>
          {words.hideEverywhere}
        </Button>
      </form>
    </details>
  )
}
