import {
  type PseudonymView,
  redactionLimits,
  setPseudonym,
  showPseudonym,
} from '@firsthand/contract/evidence/redaction'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { Refused } from '../../kit/refused.tsx'
import { Card } from '../../kit/section.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import css from './redaction.module.css'
import { words } from './redaction.words.ts'

/** What a person is called in quotes. */
export default function PersonPseudonym({ id }: { id: string }) {
  const { may } = useYou()
  const { data } = useOperation(showPseudonym, { person: id }, { enabled: may('member') })
  const [isChoosing, setChoosing] = useState(false)
  const [name, setName] = useState('')
  const back = useAct(setPseudonym)
  const set = useAct(setPseudonym, { shownInPlace: true })
  if (!may('member') || data === undefined) return null
  // The way back leaves what this made of it: what a colleague chose since stays.
  async function change(to: Called) {
    const before = calledBy(data)
    const changed = await set.perform({ person: id, ...to })
    setChoosing(false)
    showUndo(changed.isUsed ? words.kept : words.keptName, () =>
      back.act({ person: id, ...before, from: calledBy(changed) }),
    )
  }
  // A refusal stands in place.
  const say = (to: Called) => void change(to).catch(() => {})
  function choose(event: FormEvent) {
    event.preventDefault()
    say({ name: name.trim() === '' ? null : name, isUsed: true })
  }
  return (
    <Card title={words.pseudonym}>
      {data?.isUsed ? (
        <p>
          {words.pseudonymLead} <strong>{data.pseudonym}</strong>.
        </p>
      ) : (
        <p>{words.byName}</p>
      )}
      <p className={css.quiet}>{words.inFiles}</p>
      {isChoosing ? (
        <form onSubmit={choose} className={css.reason}>
          <TextField
            label={words.chosen}
            description={words.chosenHint}
            placeholder={data?.pseudonym}
            limits={upTo(redactionLimits.pseudonym)}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {set.failure ? <Refused title={set.failure.message} /> : null}
          <Button type="submit" size="xs" loading={set.isActing}>
            {words.usePseudonym}
          </Button>
        </form>
      ) : data?.isUsed ? (
        <Button size="xs" loading={set.isActing} onClick={() => say({ ...calledBy(data), isUsed: false })}>
          {words.useName}
        </Button>
      ) : (
        <Button size="xs" onClick={() => setChoosing(true)}>
          {words.usePseudonym}
        </Button>
      )}
    </Card>
  )
}

type Called = { name: string | null; isUsed: boolean }

function calledBy(shown: PseudonymView | null | undefined): Called {
  return { name: shown?.isChosen ? shown.pseudonym : null, isUsed: shown?.isUsed ?? false }
}
