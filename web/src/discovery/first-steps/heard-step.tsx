import type { ClaimView } from '@firsthand/contract/evidence/claims'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { EvidenceCard } from '../../evidence/evidence/evidence-card.tsx'
import { levelOf } from '../../evidence/claims/standing.ts'
import { useFirstFocus } from '../../evidence/use-first-focus.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Rung } from '../../kit/rung.tsx'
import css from './first-steps.module.css'
import { words } from './first-steps.words.ts'

type HeardStepProps = { claim: ClaimView; name: string; onAnother: () => void; onOver: () => void }

/** What the first evidence has changed: the rung climbs before one's eyes, says why, and whom to ask next. */
export function HeardStep({ claim, name, onAnother, onOver }: HeardStepProps) {
  const { standing, citations } = claim
  const level = levelOf(standing.rung)
  const [shown, setShown] = useState<1 | 2 | 3 | 4 | 5>(1)
  const field = useFirstFocus<HTMLAnchorElement>()
  useEffect(() => {
    const timer = setTimeout(() => setShown(level), 450)
    return () => clearTimeout(timer)
  }, [level])
  const newest = citations[0]
  return (
    <>
      <PageHeader
        sentence
        over={newest?.stance === 'contradicts' ? words.heardAgainst : words.heard}
        title={claim.sentence}
      />
      <div className={css.climb} data-climbed={shown > 1 || undefined}>
        <Rung level={shown} size="large" />
      </div>
      <div className={css.told}>
        <section>
          <h2>{words.why}</h2>
          <ul>
            {standing.why.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{words.whom}</h2>
          <p>{standing.next}</p>
        </section>
      </div>
      {newest ? (
        <EvidenceCard evidence={newest.evidence} against={newest.stance === 'contradicts'} lines={4} />
      ) : null}
      <p className={css.kept}>{words.kept(name)}</p>
      <div className={css.actions}>
        <Button ref={field} size="md" variant="filled" component={Link} href={`/claims/${claim.id}`}>
          {words.open}
        </Button>
        <Button size="md" onClick={onAnother}>
          {words.another}
        </Button>
        <Button size="md" variant="subtle" color="gray" onClick={onOver}>
          {words.today}
        </Button>
      </div>
    </>
  )
}
