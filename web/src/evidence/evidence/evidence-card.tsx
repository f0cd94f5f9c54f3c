import type { EvidenceView } from '@firsthand/contract/evidence/evidence'
import type { ReactNode } from 'react'
import { QuoteCard } from '../../kit/quote-card.tsx'
import { AskedNote, faultsToTell } from './asked-note.tsx'
import { CodeChips } from '../codes/code-chips.tsx'
import { momentPath } from '../texts/moment-path.ts'
import { words } from './evidence.words.ts'
import { formatMoney } from '../../kit/money.ts'

export type EvidenceCardProps = {
  evidence: EvidenceView
  against?: boolean
  /** Leaves the person out, where the page is about them. */
  withoutPerson?: boolean
  /** Leaves the codes out, where they stand beside it. */
  withoutCodes?: boolean
  note?: ReactNode
  actions?: ReactNode
  lines?: number
  /** What was searched for. */
  mark?: string
}

/** A piece of evidence as a quote, with who, when, to whom, and the way to the very words. */
export function EvidenceCard({
  evidence,
  against,
  withoutPerson,
  withoutCodes,
  note,
  actions,
  lines,
  mark,
}: EvidenceCardProps) {
  const { person, moment, kind } = evidence
  const extra = [
    evidence.isQuotable === false ? words.notQuotable : undefined,
    givenInWords(evidence),
    faultsToTell(evidence).length > 0 ? <AskedNote key="asked" evidence={evidence} /> : null,
    evidence.codes.length > 0 && !withoutCodes ? <CodeChips key="codes" codes={evidence.codes} /> : null,
    note,
  ].filter(Boolean)
  return (
    <QuoteCard
      words={evidence.words}
      kind={kind}
      against={against}
      relayed={evidence.hearing === 'relayed'}
      verbatim={evidence.isVerbatim ? kind.startsWith('said') : undefined}
      speaker={withoutPerson ? undefined : (person?.name ?? words.nobody)}
      speakerHref={withoutPerson || !person ? undefined : `/people/${person.id}`}
      date={evidence.happenedAt}
      heardBy={evidence.heardBy.map(({ name }) => name)}
      moment={
        moment
          ? {
              href: momentPath(moment.textId, moment.range),
              ...(moment.startsMs === null ? { label: words.readWords } : { at: moment.startsMs }),
            }
          : undefined
      }
      note={extra.length > 0 ? extra.map((each, place) => <div key={place}>{each}</div>) : undefined}
      actions={actions}
      lines={lines}
      mark={mark}
    />
  )
}

/** What somebody gave: "money · €250.00". */
export function givenInWords({ commitment }: Pick<EvidenceView, 'commitment'>): string | undefined {
  if (!commitment) return undefined
  const kind = words.commitments[commitment.kind]
  const amount = commitment.amount ? formatMoney(commitment.amount) : ''
  const settled = words.settled[commitment.state ?? 'given']
  return [kind, amount, settled].filter(Boolean).join(' · ')
}
