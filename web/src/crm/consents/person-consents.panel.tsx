import {
  type ConsentState,
  type ConsentsView,
  consentLimits,
  noteConsents,
  showConsents,
} from '@firsthand/contract/crm/consents'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { formatDate } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import type { IconName } from '../../kit/icon.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { ConsentHistory } from './consent-history.tsx'
import { ConsentPages } from './consent-pages.tsx'
import css from './consents.module.css'
import { words } from './consents.words.ts'

type Line = ConsentsView['standings'][number]

const icons: Record<Line['standing'], IconName> = {
  given: 'check',
  refused: 'close',
  withdrawn: 'backwards',
  expired: 'clock',
  unsaid: 'more',
}

/** What a person agreed to, purpose by purpose; an answer is noted in two taps. */
export default function PersonConsents({ id }: { id: string }) {
  const consents = useOperation(showConsents, { person: id })
  const { may } = useYou()
  const [open, setOpen] = useState<string>()
  if (consents.isPending) return <CardSkeleton rows={6} />
  return (
    <Card title={words.title}>
      {consents.failure ? <Broken error={consents.failure} retry={consents.retry} /> : null}
      {consents.data ? (
        <>
          <ul className={css.purposes}>
            {consents.data.standings.map((line) => (
              <PurposeLine
                key={line.purpose}
                person={id}
                line={line}
                mayChange={may('member')}
                isOpen={open === line.purpose}
                onOpen={(isOpen) => setOpen(isOpen ? line.purpose : undefined)}
              />
            ))}
          </ul>
          {may('member') ? <ConsentPages person={id} /> : null}
          <ConsentHistory entries={consents.data.history} />
        </>
      ) : null}
    </Card>
  )
}

type PurposeLineProps = {
  person: string
  line: Line
  mayChange: boolean
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

function PurposeLine({ person, line, mayChange, isOpen, onOpen }: PurposeLineProps) {
  const { purpose, standing, may, since, expiresAt } = line
  const label = words.purposes[purpose]
  return (
    <li className={css.purpose}>
      <div className={css.line}>
        <span className={css.what}>
          {label}
          <span className={css.standing}>
            <Icon name={icons[standing]} size={14} /> <strong>{words.standings[standing]}</strong>
            {standing === 'unsaid' ? `, ${may ? words.mayUntilAsked : words.mayNotUntilAsked}` : null}
            {since ? ` ${words.since(formatDate(since))}` : null}
            {standing === 'given' && expiresAt ? `, ${words.until(formatDate(expiresAt))}` : null}
          </span>
        </span>
        {mayChange ? (
          <Button
            size="xs"
            variant="subtle"
            aria-expanded={isOpen}
            aria-label={words.change(label)}
            onClick={() => onOpen(!isOpen)}
          >
            {isOpen ? words.cancel : words.note}
          </Button>
        ) : null}
      </div>
      {isOpen ? <Answering person={person} line={line} onDone={() => onOpen(false)} /> : null}
    </li>
  )
}

function Answering({ person, line, onDone }: { person: string; line: Line; onDone: () => void }) {
  const [proof, setProof] = useState('')
  const note = useAct(noteConsents, {
    invalidates: [showConsents],
    onDone: () => {
      showDone(words.noted)
      onDone()
    },
  })
  const offered: ConsentState[] = line.standing === 'given' ? ['withdrawn'] : ['given', 'refused']
  return (
    <div>
      <div className={css.answers}>
        {offered.map((state) => (
          <Button
            key={state}
            size="xs"
            variant="default"
            loading={note.isActing}
            leftSection={<Icon name={icons[state]} size={14} />}
            onClick={() => note.act({ person, answers: [{ purpose: line.purpose, state }], proof })}
          >
            {words.states[state]}
          </Button>
        ))}
      </div>
      <TextField
        mt={8}
        size="xs"
        label={words.proof}
        description={words.proofWhy}
        limits={{ required: false, maxLength: consentLimits.proof }}
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
    </div>
  )
}
