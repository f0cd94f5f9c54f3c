import type { BlindPiece } from '@firsthand/contract/evidence/blind-coding'
import { createCode, listCodes } from '@firsthand/contract/evidence/codes'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { CodePicker } from '../codes/code-picker.tsx'
import { OwnMemo } from '../codes/own-memo.tsx'
import css from '../understanding/understanding.module.css'
import { words } from './blind.words.ts'
import { useGiven } from './use-given.ts'

/** One piece after the other with the codebook beside it; all of it works with the keyboard. */
export function GiveBlind({ round, pieces }: { round: string; pieces: BlindPiece[] }) {
  const firstOpen = pieces.findIndex(({ isLooked }) => !isLooked)
  const [at, setAt] = useState(Math.max(0, firstOpen))
  const codes = useOperation(listCodes, { counted: false }, { keepShowing: true }).data?.items
  const own = useGiven(round)
  const create = useAct(createCode, { invalidates: [listCodes] })
  const piece = pieces[at]
  if (!piece) return null
  const codesOfIt = own.of(piece)
  const given = new Set(codesOfIt.map(({ code }) => code))
  const nameOf = (code: string) => codes?.find(({ id }) => id === code)?.name ?? '…'
  const note = (noted: string, memo: string) =>
    own.change(piece, (now) => now.map((each) => (each.code === noted ? { code: noted, memo } : each)))
  // What fails is said by the act itself.
  const send = (...change: Parameters<typeof own.change>) => void own.change(...change).catch(() => {})
  const toggle = (code: string) =>
    send(piece, (now) =>
      now.some((each) => each.code === code)
        ? now.filter((each) => each.code !== code)
        : [...now, { code, memo: '' }],
    )
  return (
    <section aria-label={words.place(at + 1, pieces.length)}>
      <p className={css.quiet} aria-live="polite">
        {words.place(at + 1, pieces.length)}
      </p>
      <blockquote className={css.quote} dir="auto">
        {piece.evidence.words}
      </blockquote>
      <p className={css.quiet}>{piece.evidence.person?.name}</p>
      <p>
        {words.given}:{' '}
        {given.size > 0
          ? [...given].map(nameOf).join(', ')
          : piece.isPassedOver
            ? words.passedOver
            : piece.isLooked
              ? words.noneGiven
              : '…'}
      </p>
      <ul className={css.list}>
        {codesOfIt.map(({ code, memo }) => (
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
            .then(({ id }) => send(piece, (now) => [...now, { code: id, memo: '' }]))
            .catch(() => {})
        }
        onClose={() => setAt(Math.min(pieces.length - 1, at + 1))}
      />
      <div className={css.line}>
        <Button size="xs" onClick={() => send(piece, () => [])}>
          {words.noneFits}
        </Button>
        <Button size="xs" onClick={() => send(piece, () => [], true)}>
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
