import type { AskedFault } from '@firsthand/contract/evidence/asked'
import { type EvidenceView, updateEvidence } from '@firsthand/contract/evidence/evidence'
import { Button } from '@mantine/core'
import { useAct } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { asked as words } from './asked.words.ts'
import css from './evidence.module.css'

/** What the question before an answer takes from it, in words; nothing where it was a good question. */
export function AskedNote({ evidence }: { evidence: Pick<EvidenceView, 'asked' | 'kind'> }) {
  const told = faultsToTell(evidence)
  if (told.length === 0) return null
  return (
    <ul className={css.asked}>
      {told.map(({ label, why }) => (
        <li key={label}>
          <Icon name="warning" size={14} />
          <span>
            <strong>{words.effect[label]}</strong> {why}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A guess that is called one needs no note; nor does an answer to a question that did not lead after all. */
export function faultsToTell({ asked, kind }: Pick<EvidenceView, 'asked' | 'kind'>): AskedFault[] {
  return (asked?.faults ?? []).filter(({ label }) =>
    label === 'leading' ? asked?.isWeak : kind !== 'said_future',
  )
}

/** Whoever heard it says that the question did not lead after all, or that it did. */
export function AskedFairly({ evidence }: { evidence: EvidenceView }) {
  const update = useAct(updateEvidence, { onDone: () => showDone(words.noted) })
  const { asked, id } = evidence
  if (!asked?.faults.some(({ label }) => label === 'leading')) return null
  return (
    <p className={css.fairly}>
      {asked.isFair ? words.isFair : null}
      <Button
        size="compact-xs"
        variant="subtle"
        loading={update.isActing}
        onClick={() => update.act({ evidence: id, askedFairly: !asked.isFair })}
      >
        {asked.isFair ? words.itLed : words.didNotLead}
      </Button>
    </p>
  )
}
