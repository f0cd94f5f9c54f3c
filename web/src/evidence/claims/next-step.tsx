import type { ClaimView } from '@firsthand/contract/evidence/claims'
import { listPeople } from '@firsthand/contract/crm/people'
import { Button } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { contactTypeWords } from '../../crm/crm.words.ts'
import { daysSince } from '../../kit/format.ts'
import { Freshness } from '../../kit/freshness.tsx'
import { Link } from '../../kit/link.tsx'
import { PersonChip } from '../../kit/person-chip.tsx'
import css from './claim.module.css'
import { page } from './claims.words.ts'

const suggested = 3

export type NextStepProps = { claim: ClaimView; onCite: () => void; onAnswer: (evidence: string) => void }

/** The cheapest next thing that would lift the claim, and the way to do it. */
export function NextStep({ claim, onCite, onAnswer }: NextStepProps) {
  const { nextCode, next, rung } = claim.standing
  const unanswered = claim.citations.find(
    ({ stance, answer, notCounted }) => stance === 'contradicts' && !answer && !notCounted,
  )
  const wantsNew = ['new_voices', 'other_organisation', 'other_contact_type'].includes(nextCode)
  const wantsKnown = ['past_of_known', 'fresh_evidence', 'behaviour'].includes(nextCode)
  return (
    <section className={css.step} aria-labelledby="next-step">
      <div className={css.stepWords}>
        <h2 id="next-step">{rung === 'proven' ? page.keep : page.lift}</h2>
        <p>{next}</p>
      </div>
      <div className={css.stepActions}>
        {nextCode === 'answer_contradiction' && unanswered ? (
          <Button onClick={() => onAnswer(unanswered.evidence.id)}>{page.answer}</Button>
        ) : null}
        <Button component={Link} href="/conversations?log=yes">
          {page.log}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCite}>
          {page.cite}
        </Button>
      </div>
      {wantsNew ? <NewVoices claim={claim} /> : null}
      {wantsKnown ? <KnownVoices claim={claim} /> : null}
    </section>
  )
}

/** People who have not spoken to the claim, of the kind that it is about; those met longest ago first. */
function NewVoices({ claim }: { claim: ClaimView }) {
  const [contactType] = claim.scope.contactTypes
  const [organisation] = claim.scope.organisations
  const people = useOperation(listPeople, {
    limit: 20,
    sort: 'lastTouch',
    ...(contactType && { contactType }),
    ...(organisation && { organisation: organisation.id }),
  })
  const spoke = new Set(claim.citations.map(({ evidence }) => evidence.person?.id))
  const others = (people.data?.items ?? []).filter(({ id }) => !spoke.has(id)).slice(0, suggested)
  if (others.length === 0) return null
  return (
    <div className={css.people}>
      <span className={css.peopleLabel}>{page.someone}</span>
      {others.map(({ id, name, contactTypes, lastTouchAt }) => (
        <PersonChip
          key={id}
          name={name}
          href={`/people/${id}`}
          types={contactTypes.map((type) => contactTypeWords[type])}
          lastTouch={<Freshness days={lastTouchAt ? daysSince(lastTouchAt) : null} />}
        />
      ))}
    </div>
  )
}

/** Those who only said it so far: asked again, they may tell what they did. */
function KnownVoices({ claim }: { claim: ClaimView }) {
  const people = claim.standing.voicesFor.filter((voice) => !voice.behaviour).flatMap((voice) => voice.people)
  if (people.length === 0) return null
  return (
    <div className={css.people}>
      <span className={css.peopleLabel}>{page.askAgain}</span>
      {people.slice(0, suggested).map(({ id, name }) => (
        <PersonChip key={id} name={name} href={`/people/${id}`} />
      ))}
    </div>
  )
}
