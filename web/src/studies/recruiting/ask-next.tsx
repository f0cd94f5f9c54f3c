import { listAskNext } from '@firsthand/contract/studies/recruiting-numbers'
import { addRecruits, moveRecruit } from '@firsthand/contract/studies/recruits'
import { Button } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { PersonChip } from '../../kit/person-chip.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'

const words = all.recruit

/** Whom to ask next, ranked by what each would add, every point with its reason. */
export function AskNext({ study, onOpen }: { study: string; onOpen: (recruit: string) => void }) {
  const { may } = useYou()
  const next = useOperation(listAskNext, { study, limit: 5 })
  const add = useAct(addRecruits, { onDone: ({ added }) => showDone(words.taken(added.length)) })
  const ask = useAct(moveRecruit)
  if (next.failure) return <Broken error={next.failure} retry={next.retry} />
  if (!next.data) return <CardSkeleton rows={3} />
  const { items, heldBack } = next.data
  return (
    <Card title={words.next}>
      <p className={css.faint}>{words.nextLead}</p>
      {items.length === 0 ? <p>{words.nextNone}</p> : null}
      {items.map(({ person, recruit, reasons }) => (
        <CardRow
          key={person.id}
          actions={
            may('member') ? (
              recruit ? (
                <>
                  <Button
                    size="xs"
                    aria-label={words.askOf(person.name)}
                    onClick={() => ask.act({ recruit, to: 'asked' })}
                  >
                    {words.ask}
                  </Button>
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={words.openOf(person.name)}
                    onClick={() => onOpen(recruit)}
                  >
                    …
                  </Button>
                </>
              ) : (
                <Button
                  size="xs"
                  aria-label={words.takeOf(person.name)}
                  onClick={() =>
                    add.act({ study, people: [person.id], why: (reasons[0]?.why ?? '').slice(0, 500) })
                  }
                >
                  {words.take}
                </Button>
              )
            ) : undefined
          }
        >
          <PersonChip
            name={person.name}
            types={person.contactTypes.map((type) => all.types[type] ?? type)}
            href={`/people/${person.id}`}
          />
          <ul className={css.reasons}>
            {reasons.map(({ code, why, claim }, place) => (
              <li key={`${code} ${place}`}>
                {why} {claim ? <Link href={`/claims/${claim.id}`}>“{claim.sentence}”</Link> : null}
              </li>
            ))}
          </ul>
        </CardRow>
      ))}
      {heldBack > 0 ? <p className={css.faint}>{words.nextHeld(heldBack)}</p> : null}
    </Card>
  )
}
