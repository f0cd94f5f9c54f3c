import { type BlindPiece, codeBlind, showBlindRound } from '@firsthand/contract/evidence/blind-coding'
import { createCode, listCodes } from '@firsthand/contract/evidence/codes'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { CodePicker } from '../codes/code-picker.tsx'
import { OwnMemo } from '../codes/own-memo.tsx'
import css from '../understanding/understanding.module.css'
import { words } from './blind.words.ts'

/** One piece after the other with the codebook beside it; all of it works with the keyboard. */
export function GiveBlind({ round, pieces }: { round: string; pieces: BlindPiece[] }) {
  const firstOpen = pieces.findIndex(({ isLooked }) => !isLooked)
  const [at, setAt] = useState(Math.max(0, firstOpen))
  const codes = useOperation(listCodes, { counted: false }, { keepShowing: true }).data?.items
  const give = useAct(codeBlind, { invalidates: [showBlindRound] })
  const create = useAct(createCode, { invalidates: [listCodes] })
  const piece = pieces[at]
  if (!piece) return null
  const given = new Set(piece.codes.map(({ code }) => code))
  const nameOf = (code: string) => codes?.find(({ id }) => id === code)?.name ?? '…'
  const memoOf = (code: string) => piece.codes.find((each) => each.code === code)?.memo ?? ''
  const perform = (codes: { code: string; memo: string }[], passOver = false) =>
    give.perform({ round, evidence: piece.id, passOver, codes })
  const send = (wanted: Set<string>, passOver = false) =>
    void perform(
      [...wanted].map((code) => ({ code, memo: memoOf(code) })),
      passOver,
    ).catch(() => {})
  const note = (noted: string, memo: string) =>
    perform([...given].map((code) => ({ code, memo: code === noted ? memo : memoOf(code) })))
  function toggle(code: string) {
    const wanted = new Set(given)
    if (!wanted.delete(code)) wanted.add(code)
    send(wanted)
  }
  return (
    <section aria-label={words.place(at + 1, pieces.length)}>
      <p className={css.quiet} aria-live="polite">
        {words.place(at + 1, pieces.length)}
      </p>
      <blockquote className={css.quote}>{piece.evidence.words}</blockquote>
      <p className={css.quiet}>{piece.evidence.person?.name}</p>
      <p>
        {words.given}:{' '}
        {piece.isPassedOver
          ? words.passedOver
          : given.size > 0
            ? [...given].map(nameOf).join(', ')
            : piece.isLooked
              ? words.noneGiven
              : '…'}
      </p>
      <ul className={css.list}>
        {piece.codes.map(({ code, memo }) => (
          <li key={`${piece.id}.${code}`}>
            {nameOf(code)}
            <OwnMemo name={nameOf(code)} memo={memo} onKeep={(typed) => note(code, typed)} />
          </li>
        ))}
      </ul>
      <CodePicker
        key={piece.id}
        given={given}
        onToggle={toggle}
        onMake={(name) =>
          void create
            .perform({ name })
            .then(({ id }) => send(new Set([...given, id])))
            .catch(() => {})
        }
        onClose={() => setAt(Math.min(pieces.length - 1, at + 1))}
      />
      <div className={css.line}>
        <Button size="xs" onClick={() => send(new Set())}>
          {words.noneFits}
        </Button>
        <Button size="xs" onClick={() => send(new Set(), true)}>
          {words.passOver}
        </Button>
        <Button size="xs" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {words.before}
        </Button>
        <Button size="xs" disabled={at === pieces.length - 1} onClick={() => setAt(at + 1)}>
          {words.next}
        </Button>
      </div>
    </section>
  )
}
