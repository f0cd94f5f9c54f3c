import { showConsents } from '@firsthand/contract/crm/consents'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { ConsentHistory } from './consent-history.tsx'
import { ConsentPages } from './consent-pages.tsx'
import css from './consents.module.css'
import { words } from './consents.words.ts'
import { type Line, NoteAnswer, icons } from './note-answer.tsx'

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
            aria-label={isOpen ? words.leave(label) : words.change(label)}
            onClick={() => onOpen(!isOpen)}
          >
            {isOpen ? words.cancel : words.note}
          </Button>
        ) : null}
      </div>
      {isOpen ? <NoteAnswer person={person} line={line} onDone={() => onOpen(false)} /> : null}
    </li>
  )
}
