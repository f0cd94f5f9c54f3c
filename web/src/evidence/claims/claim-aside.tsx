import type { ClaimView } from '@firsthand/contract/evidence/claims'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate, relativeDays } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { ClaimFields, type ClaimShape } from './claim-fields.tsx'
import css from './claim.module.css'
import { page, rungWords } from './claims.words.ts'
import { useClaimActs } from './use-claim-acts.ts'

/** What the claim is and whom it is about, and how it came to where it stands. */
export function ClaimAside({ claim, mayChange }: { claim: ClaimView; mayChange: boolean }) {
  return (
    <>
      <Settings claim={claim} mayChange={mayChange} />
      <History claim={claim} />
    </>
  )
}

function Settings({ claim, mayChange }: { claim: ClaimView; mayChange: boolean }) {
  const acts = useClaimActs(claim)
  const start = shapeOf(claim)
  const [shape, setShape] = useState(start)
  const isChanged = JSON.stringify(shape) !== JSON.stringify(start)
  const { kind, stakes, contactTypes, organisations } = shape
  function save() {
    acts
      .update({ kind, stakes, scope: { contactTypes, organisations: organisations.map(({ id }) => id) } })
      .then(
        () => showDone(page.changed),
        () => {},
      )
  }
  return (
    <Card title={page.about}>
      <div className={css.fields}>
        <ClaimFields shape={shape} onChange={setShape} disabled={!mayChange} />
        {claim.source?.kind === 'study' ? (
          <Link className={css.link} href={`/studies/${claim.source.id}`}>
            {claim.source.title ?? page.source}
          </Link>
        ) : null}
        {mayChange ? (
          <div className={css.line}>
            <Button variant="filled" disabled={!isChanged} loading={acts.isBusy} onClick={save}>
              {page.save}
            </Button>
            {claim.archivedAt ? null : (
              <Button variant="subtle" color="gray" onClick={acts.archive}>
                {page.archive}
              </Button>
            )}
          </div>
        ) : null}
      </div>
    </Card>
  )
}

function History({ claim }: { claim: ClaimView }) {
  return (
    <Card title={page.history}>
      <ol className={css.history}>
        {claim.history.map(({ at, from, to, because }) => (
          <li key={at + to}>
            <span className={css.historyStep}>
              <strong>{page.rose(from && rungWords[from], rungWords[to])}</strong>
              <time dateTime={at}>{formatDate(at)}</time>
            </span>
            <span className={css.because}>{because}</span>
          </li>
        ))}
        <li>
          <span className={css.because}>
            {page.writtenBy(claim.createdBy, relativeDays(claim.createdAt))}
          </span>
        </li>
      </ol>
    </Card>
  )
}

function shapeOf({ kind, stakes, scope }: ClaimView): ClaimShape {
  return { kind, stakes, contactTypes: scope.contactTypes, organisations: scope.organisations }
}
