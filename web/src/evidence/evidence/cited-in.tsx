import type { EvidenceView } from '@firsthand/contract/evidence/evidence'
import { Link } from '../../kit/link.tsx'
import { Rung } from '../../kit/rung.tsx'
import { levelOf } from '../claims/standing.ts'
import css from './evidence.module.css'
import { words } from './evidence.words.ts'

/** The claims that cite a piece of evidence, each with where it stands. */
export function CitedIn({ claims }: { claims: EvidenceView['claims'] }) {
  if (claims.length === 0) return <p className={css.state}>{words.noClaims}</p>
  return (
    <ul className={css.plainList}>
      {claims.map((claim) => (
        <li key={claim.id} className={css.claim}>
          <Link href={`/claims/${claim.id}`}>{claim.sentence}</Link>
          <span className={css.line}>
            <span className={css.sign} data-against={claim.stance === 'contradicts' || undefined}>
              {words.stance[claim.stance]}
            </span>
            <Rung level={levelOf(claim.rung)} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The same as one quiet line under a quote. */
export function CitedLine({ claims }: { claims: EvidenceView['claims'] }) {
  if (claims.length === 0) return null
  return (
    <ul className={css.cites}>
      {claims.map((claim) => (
        <li key={claim.id} className={css.cite}>
          <span className={css.sign} data-against={claim.stance === 'contradicts' || undefined}>
            {words.stance[claim.stance]}
          </span>
          <Link href={`/claims/${claim.id}`} title={claim.sentence}>
            {claim.sentence}
          </Link>
        </li>
      ))}
    </ul>
  )
}
