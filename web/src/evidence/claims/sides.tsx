import type { CitationView, ClaimView, StandingView } from '@firsthand/contract/evidence/claims'
import type { ReactNode } from 'react'
import { SayDoPair } from '../../kit/say-do-pair.tsx'
import { Section } from '../../kit/section.tsx'
import { CitationCard } from './citation-card.tsx'
import css from './claim.module.css'
import { page } from './claims.words.ts'
import { intervalOf } from './standing.ts'

export type SidesProps = {
  claim: ClaimView
  mayChange: boolean
  /** The evidence whose contradiction is being answered. */
  answering: string | undefined
  onAnswering: (evidence: string | undefined) => void
  onOpen: (evidence: string) => void
}

/** For and against, side by side and of one size, grouped by voice. */
export function Sides(props: SidesProps) {
  const { standing } = props.claim
  return (
    <div className={css.sides}>
      <Section
        title={page.for}
        count={standing.peopleFor > 0 ? page.sides(standing.peopleFor, standing.voicesFor.length) : undefined}
      >
        <Side {...props} voices={standing.voicesFor} stance="supports" nobody={page.nobodyFor} />
      </Section>
      <div>
        <Section
          title={page.against}
          count={
            standing.peopleAgainst > 0
              ? page.sides(standing.peopleAgainst, standing.voicesAgainst.length)
              : undefined
          }
        >
          <Side {...props} voices={standing.voicesAgainst} stance="contradicts" nobody={page.nobodyAgainst} />
        </Section>
        {standing.said.n + standing.did.n > 0 ? (
          <div className={css.sayDo}>
            <Section title={page.sayDo}>
              <SayDoPair
                said={intervalOf(standing.said)}
                did={intervalOf(standing.did)}
                gap={standing.gap ? page.gap(standing.gap) : page.sayDoNone}
              />
            </Section>
          </div>
        ) : null}
      </div>
    </div>
  )
}

type SideProps = SidesProps & {
  voices: StandingView['voicesFor']
  stance: CitationView['stance']
  nobody: string
}

function Side({ claim, voices, stance, nobody, ...rest }: SideProps) {
  const counted = claim.citations.filter(
    (citation) => citation.stance === stance && citation.notCounted === null,
  )
  if (counted.length === 0) return <p className={css.nobody}>{nobody}</p>
  const byEvidence = new Map(counted.map((citation) => [citation.evidence.id, citation]))
  return voices.map((voice) => {
    const citations = voice.evidenceIds.flatMap((id) => byEvidence.get(id) ?? [])
    return citations.length === 0 ? null : (
      <Voice key={voice.key} voice={voice}>
        {citations.map((citation) => (
          <CitationCard key={citation.id} claim={claim} citation={citation} {...rest} />
        ))}
      </Voice>
    )
  })
}

/** One voice: a person, or several who came through one introduction and count once. */
function Voice({ voice, children }: { voice: StandingView['voicesFor'][number]; children: ReactNode }) {
  const { people, introducedBy } = voice
  const isJoined = people.length > 1
  const about = isJoined
    ? page.oneVoice(
        people.map(({ name }) => name),
        introducedBy?.name,
      )
    : introducedBy
      ? page.introduced(introducedBy.name)
      : undefined
  return (
    <div className={css.voice} data-joined={isJoined || undefined}>
      {about ? <p className={css.voiceAbout}>{about}</p> : null}
      {children}
    </div>
  )
}
