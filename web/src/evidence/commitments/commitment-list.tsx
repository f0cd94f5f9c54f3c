import { type CommitmentView, takeBackCommitment } from '@firsthand/contract/evidence/commitments'
import { restoreEvidence } from '@firsthand/contract/evidence/evidence'
import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useAct } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Tag } from '../../kit/person-chip.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useRowKeys } from '../../kit/use-row-keys.ts'
import { useGo } from '../../shell/address.ts'
import { formatMoney } from '../evidence/money.ts'
import css from '../promises/promises.module.css'
import { words } from '../promises/promises.words.ts'

/** Commitments one below the other: who, what, until when, and what became of them. */
export function CommitmentList({
  commitments,
  mayChange,
  onSettle,
  keysFromAnywhere = true,
}: {
  commitments: readonly CommitmentView[]
  mayChange: boolean
  onSettle: (commitment: CommitmentView) => void
  keysFromAnywhere?: boolean
}) {
  const go = useGo()
  const list = useRef<HTMLUListElement>(null)
  const keys = useRowKeys(list, {
    keys: commitments.map((each) => each.id),
    onOpen: (index) => go(`/evidence?open=${commitments[index]!.id}`),
    fromAnywhere: keysFromAnywhere,
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul className={css.list} ref={list} onKeyDown={keys.onKeyDown}>
      {commitments.map((each, index) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <li key={each.id} data-row tabIndex={keys.active === index ? 0 : -1}>
          <div>
            <Link className={css.what} href={`/evidence?open=${each.id}`}>
              “{each.words}”
            </Link>
            <p className={css.facts}>
              {each.person ? <Link href={`/people/${each.person.id}`}>{each.person.name}</Link> : null}
              <Tag>{words.kinds[each.kind]}</Tag>
              {each.amount ? <span>{formatMoney(each.amount)}</span> : null}
              <span>{words.givenOn(formatDate(each.givenAt))}</span>
              {each.dueOn ? (
                <span data-late={each.isLate || undefined}>
                  {each.isLate ? words.late : words.due}: {formatDate(each.dueOn)}
                </span>
              ) : null}
              <Tag>{words.commitmentStates[each.state]}</Tag>
              <span>
                {each.heardBy.length > 0
                  ? words.heardBy(each.heardBy.map(({ name }) => name).join(', '))
                  : words.relayed}
              </span>
            </p>
            {each.settledWords ? <p className={css.settled}>{each.settledWords}</p> : null}
          </div>
          {mayChange ? <Acts commitment={each} onSettle={onSettle} /> : null}
        </li>
      ))}
    </ul>
  )
}

function Acts({
  commitment,
  onSettle,
}: {
  commitment: CommitmentView
  onSettle: (commitment: CommitmentView) => void
}) {
  const restore = useAct(restoreEvidence)
  const takeBack = useAct(takeBackCommitment, {
    onDone: () => showUndo(words.takenBack, () => restore.act({ evidence: commitment.id })),
  })
  const named = commitment.words.slice(0, 60)
  return (
    <div className={css.acts}>
      <Button size="xs" aria-label={`${words.settle}: ${named}`} onClick={() => onSettle(commitment)}>
        {words.settle}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={`${words.takeBack}: ${named}`}
        loading={takeBack.isActing}
        onClick={() => takeBack.act({ commitment: commitment.id })}
      >
        {words.takeBack}
      </Button>
    </div>
  )
}
