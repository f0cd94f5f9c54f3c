import { type ClaimView, updateClaim } from '@firsthand/contract/evidence/claims'
import { Button } from '@mantine/core'
import { formatDate, relativeDays } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
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
  const form = useForm(updateClaim, {
    start: start as object,
    fixed: { claim: claim.id, version: claim.version },
    followsOthers: true,
    prepare: (typed) => {
      const { kind, stakes, contactTypes, organisations } = typed as ClaimShape
      return { kind, stakes, scope: { contactTypes, organisations: organisations.map(({ id }) => id) } }
    },
    onDone: (changed) => {
      acts.show(changed)
      showDone(page.changed)
    },
  })
  const shape = form.values as ClaimShape
  const isChanged = JSON.stringify(shape) !== JSON.stringify(start)
  return (
    <Card title={page.about}>
      <div className={css.fields}>
        <ClaimFields shape={shape} onChange={(typed) => form.set(typed as object)} disabled={!mayChange} />
        {claim.source?.kind === 'study' ? (
          <Link className={css.link} href={`/studies/${claim.source.id}`}>
            {claim.source.title ?? page.source}
          </Link>
        ) : null}
        <FormRefusal of={form} />
        {mayChange ? (
          <div className={css.line}>
            <Button
              variant="filled"
              disabled={!isChanged}
              loading={form.isSending}
              onClick={() => void form.submit()}
            >
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
