import type { ClaimRow } from '@firsthand/contract/evidence/claims'
import { Button } from '@mantine/core'
import { levelOf, liftOf, voicesOfRow } from '../../evidence/claims/standing.ts'
import { Link } from '../../kit/link.tsx'
import { Rung } from '../../kit/rung.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { Voices } from '../../kit/voices.tsx'
import css from './today.module.css'
import { words } from './today.words.ts'

/** The claims on which most hangs and least stands. */
export function RiskyClaims({ claims, mayChange }: { claims: ClaimRow[]; mayChange: boolean }) {
  return (
    <Card title={words.claims} href="/claims">
      {claims.length === 0 ? (
        <div className={css.none}>
          <p>{words.noClaims}</p>
          {mayChange ? (
            <Button component={Link} href="/claims?new=yes">
              {words.writeClaim}
            </Button>
          ) : null}
        </div>
      ) : null}
      {claims.map((claim) => (
        <CardRow
          key={claim.id}
          actions={
            claim.voices.dots.length === 0 && mayChange ? (
              <Button component={Link} href={`/claims/${claim.id}`}>
                {words.ask}
              </Button>
            ) : (
              <Voices plain most={8} voices={voicesOfRow(claim)} />
            )
          }
        >
          <Link className={css.name} href={`/claims/${claim.id}`}>
            {claim.sentence}
          </Link>
          <div className={css.standing}>
            <Rung level={levelOf(claim.rung)} reason={claim.reason} lift={liftOf(claim.next)} />{' '}
            <span>{claim.reason}</span>
          </div>
        </CardRow>
      ))}
    </Card>
  )
}
