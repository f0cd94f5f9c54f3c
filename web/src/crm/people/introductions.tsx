import { ActionIcon, Button } from '@mantine/core'
import { type Introduction, type PersonView, listPeople, showPerson } from '@firsthand/contract/crm/people'
import { referralStages, removeReferral, setReferral } from '@firsthand/contract/crm/referrals'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { Face } from '../../kit/person-chip.tsx'
import { Card } from '../../kit/section.tsx'
import { showRefused, showUndo } from '../../kit/undo-toast.tsx'
import css from './introductions.module.css'
import { PersonPicker } from './person-picker.tsx'
import { words } from './person.words.ts'

const shownAtFirst = 8

/** Who brought whom, and how far each introduction is: asked, made, met, thanked. */
export function Introductions({ person, mayChange }: { person: PersonView; mayChange: boolean }) {
  const [isAll, setAll] = useState(false)
  const { introducedBy, introduced } = person
  return (
    <Card title={words.introductions}>
      <div className={css.part}>
        {introducedBy ? (
          <IntroductionLine introduction={introducedBy} shows="introducer" mayChange={mayChange} />
        ) : (
          <NoIntroducer person={person} mayChange={mayChange} />
        )}
      </div>
      {introduced.length > 0 ? (
        <div className={css.part}>
          <h3 className={css.heading}>{words.introduced(introduced.length)}</h3>
          {(isAll ? introduced : introduced.slice(0, shownAtFirst)).map((each) => (
            <IntroductionLine key={each.id} introduction={each} shows="person" mayChange={mayChange} />
          ))}
          {!isAll && introduced.length > shownAtFirst ? (
            <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
              {words.showAll(introduced.length)}
            </Button>
          ) : null}
          {introduced.length > 1 ? <p className={css.hint}>{words.oneVoice}</p> : null}
        </div>
      ) : null}
    </Card>
  )
}

function NoIntroducer({ person, mayChange }: { person: PersonView; mayChange: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const set = useAct(setReferral, { invalidates: [showPerson, listPeople], onDone: () => setOpen(false) })
  if (!mayChange) return <p className={css.hint}>{words.nobodyIntroduced}</p>
  if (!isOpen) {
    return (
      <Button size="xs" variant="subtle" leftSection={<Icon name="plus" />} onClick={() => setOpen(true)}>
        {words.sayWho}
      </Button>
    )
  }
  return (
    <PersonPicker
      label={words.introducedBy}
      value={null}
      except={person.id}
      onChange={(introducer) => introducer && set.act({ person: person.id, introducer, stage: 'made' })}
    />
  )
}

type LineProps = { introduction: Introduction; shows: 'introducer' | 'person'; mayChange: boolean }

function IntroductionLine({ introduction, shows, mayChange }: LineProps) {
  const { person, introducer } = introduction
  const other = introduction[shows]
  const stage = stageOf(introduction)
  const again = useAct(setReferral, { invalidates: [showPerson] })
  const set = useAct(setReferral, {
    invalidates: [showPerson],
    onDone: (_, { stage: reached }) =>
      showUndo(words.stageSet(words.stages[reached ?? 'made'] ?? ''), () =>
        again.act({ person: person.id, introducer: introducer.id, stage: stage ?? 'asked' }),
      ),
  })
  const remove = useAct(removeReferral, { invalidates: [showPerson] })
  const forget = () =>
    void remove.perform({ person: person.id }).then(
      () =>
        showUndo(words.forgotten, () =>
          again.act({ person: person.id, introducer: introducer.id, stage: stage ?? 'asked' }),
        ),
      (error: Error) => showRefused(error.message),
    )
  return (
    <div className={css.line}>
      <div className={css.who}>
        <Face name={other.name} />
        <span className={css.name}>
          {shows === 'introducer' ? <small>{words.introducedBy}</small> : null}
          <Link href={`/people/${other.id}`}>{other.name}</Link>
        </span>
        {mayChange ? (
          <ActionIcon size="sm" aria-label={words.forget} onClick={forget}>
            <Icon name="close" size={12} />
          </ActionIcon>
        ) : null}
      </div>
      <ol className={css.stages}>
        {referralStages.map((each, index) => {
          const at = introduction[`${each}At`]
          // What comes later implies what comes before, dated or not.
          const isReached = stage !== undefined && index <= referralStages.indexOf(stage)
          return (
            <li key={each} data-reached={isReached || undefined}>
              {mayChange && !isReached ? (
                <button
                  type="button"
                  aria-label={words.setStage(words.stages[each] ?? each)}
                  onClick={() => set.act({ person: person.id, introducer: introducer.id, stage: each })}
                >
                  {words.stages[each]}
                </button>
              ) : (
                <span title={at ? formatDate(at) : undefined}>{words.stages[each]}</span>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function stageOf(introduction: Introduction) {
  return referralStages.findLast((stage) => introduction[`${stage}At`] !== null)
}
