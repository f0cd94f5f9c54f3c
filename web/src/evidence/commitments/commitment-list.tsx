import { type CommitmentView, listCommitments } from '@firsthand/contract/evidence/commitments'
import { Suspense, useRef, useState } from 'react'
import { useAnswers } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Tag } from '../../kit/person-chip.tsx'
import { useRowKeys } from '../../kit/use-row-keys.ts'
import { useGo } from '../../shell/address.ts'
import { formatMoney } from '../../kit/money.ts'
import { whenShown } from '../../kit/when-shown.tsx'
import css from '../promises/promises.module.css'
import { words } from '../promises/promises.words.ts'
import { CommitmentActs, type CommitmentDialog } from './commitment-acts.tsx'

const SettleDialog = whenShown(async () => ({ default: (await import('./settle-dialog.tsx')).SettleDialog }))
const ChangeCommitment = whenShown(async () => ({
  default: (await import('./change-commitment.tsx')).ChangeCommitment,
}))

/** Commitments one below the other: who, what, until when, and what became of them. */
export function CommitmentList({
  commitments,
  mayChange,
  keysFromAnywhere = true,
}: {
  commitments: readonly CommitmentView[]
  mayChange: boolean
  keysFromAnywhere?: boolean
}) {
  const go = useGo()
  // Also when the commitment leaves the list, its dialog stays until it is closed.
  const [open, setOpen] = useState<{ dialog: CommitmentDialog; commitment: CommitmentView }>()
  const answers = useAnswers()
  const Dialog = open?.dialog === 'change' ? ChangeCommitment : SettleDialog
  const list = useRef<HTMLUListElement>(null)
  const keys = useRowKeys(list, {
    keys: commitments.map((each) => each.id),
    onOpen: (index) => go(`/evidence?open=${commitments[index]!.id}`),
    fromAnywhere: keysFromAnywhere,
  })
  function close() {
    setOpen(undefined)
    // Whoever was refused because of somebody else's change sees that change.
    answers.refresh(listCommitments)
  }
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className={css.list} ref={list} onKeyDown={keys.onKeyDown}>
        {commitments.map((each, index) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <li key={each.id} data-row tabIndex={keys.active === index ? 0 : -1}>
            <div>
              <Link className={css.what} href={`/evidence?open=${each.id}`}>
                “<bdi>{each.words}</bdi>”
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
            {mayChange ? (
              <CommitmentActs commitment={each} onOpen={(dialog) => setOpen({ dialog, commitment: each })} />
            ) : null}
          </li>
        ))}
      </ul>
      {open ? (
        <Suspense fallback={null}>
          <Dialog
            commitment={commitments.find(({ id }) => id === open.commitment.id) ?? open.commitment}
            onClose={close}
          />
        </Suspense>
      ) : null}
    </>
  )
}
