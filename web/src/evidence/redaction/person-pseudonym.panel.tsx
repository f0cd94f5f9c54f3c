import { redactionLimits, setPseudonym, showPseudonym } from '@firsthand/contract/evidence/redaction'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
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
  const set = useAct(setPseudonym, {
    shownInPlace: true,
    onDone: ({ isUsed, pseudonym, isChosen }) => {
      setChoosing(false)
      showUndo(isUsed ? words.kept : words.keptName, () =>
        back.act({ person: id, name: isChosen ? pseudonym : null, isUsed: !isUsed }),
      )
    },
  })
  if (!may('member') || data === undefined) return null
  function choose(event: FormEvent) {
    event.preventDefault()
    set.act({ person: id, name: name.trim() === '' ? null : name, isUsed: true })
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
            maxLength={redactionLimits.pseudonym}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {set.failure ? <Refused title={set.failure.message} /> : null}
          <Button type="submit" size="xs" loading={set.isActing}>
            {words.usePseudonym}
          </Button>
        </form>
      ) : data?.isUsed ? (
        <Button
          size="xs"
          loading={set.isActing}
          onClick={() => set.act({ person: id, name: data.isChosen ? data.pseudonym : null, isUsed: false })}
        >
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
