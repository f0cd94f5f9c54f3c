import type { ComplaintView } from '@firsthand/contract/evidence/complaints'
import { Button } from '@mantine/core'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import css from './complaints.module.css'
import { words } from './complaints.words.ts'

/** What came of a complaint: their word after it, what was done, evidence from it, and whether they know. */
export function ComplaintOutcome({
  complaint,
  mayChange,
  onOpen,
}: {
  complaint: ComplaintView
  mayChange: boolean
  onOpen: (form: 'mend' | 'evidence' | 'loop') => void
}) {
  const { closedBecause, closingWords, done, evidence, loops, person } = complaint
  return (
    <>
      {closedBecause ? (
        <section>
          <h3>{closedBecause === 'their_word' ? words.theirWord(person.name) : words.noAnswer}</h3>
          {closedBecause === 'their_word' ? (
            <blockquote className={css.quote} dir="auto">
              {closingWords}
            </blockquote>
          ) : (
            <p className={css.plain} dir="auto">
              {closingWords}
            </p>
          )}
        </section>
      ) : null}
      <section>
        <h3>{words.whatWeDid}</h3>
        <p className={css.plain}>{done || words.noDone}</p>
        {loops.map(({ id, did, toldAt }) => (
          <p key={id}>
            <Link href={`/complaints/loops/${id}`}>{did}</Link>{' '}
            <span className={css.hint}>{toldAt ? words.loopTold(formatDate(toldAt)) : words.loopUntold}</span>
          </p>
        ))}
        {mayChange ? (
          <div className={css.acts}>
            <Button size="xs" onClick={() => onOpen('mend')}>
              {words.edit}
            </Button>
            <Button size="xs" onClick={() => onOpen('loop')}>
              {words.linkLoop}
            </Button>
          </div>
        ) : null}
      </section>
      <section>
        <h3>{words.evidence}</h3>
        {evidence.map((piece) => (
          <p key={piece.id}>
            <Link href={`/evidence?open=${piece.id}`}>{words.openEvidence}</Link>{' '}
            {piece.claims.length === 0 ? <span className={css.hint}>{words.uncited}</span> : null}
            {piece.claims.map((claim) => (
              <Link key={claim.id} className={css.claim} href={`/claims/${claim.id}`}>
                {claim.sentence}
              </Link>
            ))}
          </p>
        ))}
        {evidence.length === 0 && mayChange ? (
          <Button size="xs" onClick={() => onOpen('evidence')}>
            {words.makeEvidence}
          </Button>
        ) : null}
      </section>
    </>
  )
}
