import { codeLimits } from '@firsthand/contract/evidence/codes'
import { decideBlind, showBlindAgreement } from '@firsthand/contract/evidence/blind-coding'
import type { Output } from '@firsthand/contract/core/operation'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { useAct, useOperation } from '../../api/hooks.ts'
import { formatNumber, formatPercent } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from '../understanding/understanding.module.css'
import { words } from './blind.words.ts'

type Shown = Output<typeof showBlindAgreement>

/** Numbers per code, and every difference side by side with its decision. */
export function BlindAgreement({ round }: { round: string }) {
  const { data, failure, isPending, retry } = useOperation(
    showBlindAgreement,
    { round },
    { keepShowing: true },
  )
  const number = (value: number) =>
    formatNumber(value, { maximumFractionDigits: 2, minimumFractionDigits: 2 })
  if (failure) return <Broken error={failure} retry={retry} />
  if (isPending || !data) return <ListSkeleton />
  const open = data.disagreements.flatMap((piece) => piece.open).filter(({ decision }) => decision === null)
  return (
    <>
      <Section title={words.agreement}>
        <p className={css.quiet}>{words.units(data.n)}</p>
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{words.codeName}</th>
                <th scope="col">{words.agreement}</th>
                <th scope="col">{words.alpha}</th>
                <th scope="col">{words.usedBy}</th>
                <th scope="col">{words.prevalence}</th>
                <th scope="col">{words.pabak}</th>
              </tr>
            </thead>
            <tbody>
              {data.codes.map((code) => (
                <tr key={code.id}>
                  <th scope="row">{code.path}</th>
                  <td>{words.reading[code.reading]}</td>
                  <td data-number>
                    {code.alpha === null
                      ? '—'
                      : words.alphaOf(
                          number(code.alpha),
                          number(code.low ?? code.alpha),
                          number(code.high ?? code.alpha),
                        )}
                  </td>
                  <td data-number>
                    {code.used} · {code.agreed} {words.bothGave}
                  </td>
                  <td data-number>{formatPercent(code.prevalence)}</td>
                  <td data-number>{code.pabak === null ? '—' : number(code.pabak)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className={css.quiet}>{words.pabakNote}</p>
      </Section>
      <Section title={words.differ}>
        <p className={css.quiet}>
          {data.disagreements.length === 0 ? words.noDifference : words.openFew(open.length)}
        </p>
        <ul className={css.list}>
          {data.disagreements.map((piece) => (
            <Difference key={piece.id} round={round} piece={piece} />
          ))}
        </ul>
      </Section>
    </>
  )
}

function Difference({ round, piece }: { round: string; piece: Shown['disagreements'][number] }) {
  const mayDecide = useYou().may('member')
  return (
    <li className={css.row}>
      <p className={css.words}>{piece.evidence.words}</p>
      <Link href={`/evidence?open=${piece.id}`}>{piece.evidence.person?.name ?? '…'}</Link>
      {piece.sides.map(({ coder, codes, isPassedOver }) => (
        <span key={coder.id}>
          <strong>{coder.name}:</strong>{' '}
          {isPassedOver
            ? words.passedOver
            : codes.length === 0
              ? words.noneGiven
              : codes.map(({ name, memo }) => (memo ? `${name} (${memo})` : name)).join(', ')}
        </span>
      ))}
      {piece.open.map((code) => (
        <Decide key={code.id} {...{ round, evidence: piece.id, code, mayDecide }} />
      ))}
    </li>
  )
}

function Decide({
  round,
  evidence,
  code,
  mayDecide,
}: {
  round: string
  evidence: string
  code: Shown['disagreements'][number]['open'][number]
  mayDecide: boolean
}) {
  const [memo, setMemo] = useState('')
  const [isAgain, setAgain] = useState(false)
  const decide = useAct(decideBlind, { onDone: () => setAgain(false) })
  const { decision } = code
  if (decision && !isAgain)
    return (
      <span className={css.line}>
        <span>
          {words.decided(decision.decidedBy.name, decision.keeps, code.name)}
          {decision.memo ? ` – ${decision.memo}` : ''}
        </span>
        {mayDecide ? (
          <Button size="compact-xs" variant="subtle" onClick={() => setAgain(true)}>
            {words.again}
          </Button>
        ) : null}
      </span>
    )
  if (!mayDecide) return null
  const send = (keeps: boolean) => decide.act({ round, evidence, code: code.id, keeps, memo })
  return (
    <fieldset className={css.line} style={{ border: 0, margin: 0, padding: 0 }}>
      <legend>{words.decide(code.name)}</legend>
      <TextField
        size="xs"
        aria-label={words.why}
        placeholder={words.why}
        limits={upTo(codeLimits.memo)}
        value={memo}
        onChange={(event) => setMemo(event.currentTarget.value)}
      />
      <Button size="xs" loading={decide.isActing} onClick={() => send(true)}>
        {words.keep}
      </Button>
      <Button size="xs" disabled={decide.isActing} onClick={() => send(false)}>
        {words.drop}
      </Button>
    </fieldset>
  )
}
