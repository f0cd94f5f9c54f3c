import type { ClaimView } from '@firsthand/contract/evidence/claims'
import { Section } from '../../kit/section.tsx'
import { EvidenceCard } from '../evidence/evidence-card.tsx'
import { CitationMenu } from './citation-card.tsx'
import css from './claim.module.css'
import { page } from './claims.words.ts'

/** What is cited and does not count, each with its reason: kept in view, so that nobody wonders where it went. */
export function NotCounted({
  claim,
  mayChange,
  onOpen,
}: {
  claim: ClaimView
  mayChange: boolean
  onOpen: (evidence: string) => void
}) {
  const citations = claim.citations.filter(({ notCounted }) => notCounted !== null)
  if (citations.length === 0) return null
  return (
    <div className={css.notCounted}>
      <Section title={page.notCounted} count={citations.length}>
        <div className={css.sides}>
          {citations.map((citation) => (
            <EvidenceCard
              key={citation.id}
              evidence={citation.evidence}
              lines={3}
              note={
                <span className={css.whyNot}>
                  {page.whyNot[citation.notCounted!]};{' '}
                  {citation.stance === 'supports' ? page.notCountedFor : page.notCountedAgainst}
                </span>
              }
              actions={<CitationMenu {...{ claim, citation, mayChange, onOpen }} />}
            />
          ))}
        </div>
      </Section>
    </div>
  )
}
