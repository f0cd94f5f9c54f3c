import { codeAgreement } from '@firsthand/contract/evidence/codes-agreement'
import type { Output } from '@firsthand/contract/core/operation'
import { Button } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import css from './codes.module.css'
import { words } from './codes.words.ts'

/** "Do we mean the same by our codes?" */
export default function AgreementPage() {
  const [code, setCode] = useAddressState('code')
  const { data, failure, isPending, retry } = useOperation(
    codeAgreement,
    { code: code || undefined },
    { keepShowing: true },
  )
  return (
    <Page
      title={words.agreement}
      crumbs={[
        { label: words.evidence, path: '/evidence' },
        { label: words.title, path: '/codes' },
      ]}
    >
      <PageHeader title={words.agreementQuestion} lead={words.agreementLead} />
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {isPending ? <ListSkeleton /> : null}
      {data?.n === 0 ? (
        <EmptyState
          title={words.agreementEmpty}
          text={words.agreementEmptyText}
          action={
            <Button variant="filled" component={Link} href="/evidence">
              {words.toEvidence}
            </Button>
          }
        />
      ) : null}
      {data && data.n > 0 ? (
        <>
          <Section title={words.pieces(data.n, data.isCut)}>
            <ul className={css.list}>
              {data.codes.map((each) => (
                <li key={each.id} className={css.judged}>
                  <span>{each.path}</span>
                  <span className={css.line}>
                    <strong>{words.reading[each.reading]}</strong>
                    {each.alpha !== null ? (
                      <span>{words.alpha(each.alpha, each.low ?? each.alpha, each.high ?? each.alpha)}</span>
                    ) : null}
                    <span className={css.quiet}>{words.agreedOf(each.agreed, each.used)}</span>
                    {each.agreed < each.used ? (
                      <Button size="xs" variant="subtle" onClick={() => setCode(each.id)}>
                        {words.differ}
                      </Button>
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
          <Section
            title={
              code ? words.differAbout(data.codes.find(({ id }) => id === code)?.path ?? '…') : words.differ
            }
            actions={
              code ? (
                <Button size="xs" variant="subtle" onClick={() => setCode('')}>
                  {words.showAll}
                </Button>
              ) : null
            }
          >
            <Disagreements of={data.disagreements} />
          </Section>
        </>
      ) : null}
      {data && data.proposed.length > 0 ? (
        <Section title={words.proposed}>
          <p className={css.quiet}>{words.proposedLead}</p>
          <ul className={css.list}>
            {data.proposed.map(({ name, accepted, waiting }) => (
              <li key={name} className={css.judged}>
                <span>{name || words.noAgent}</span>
                <span className={css.line}>
                  <strong>{words.wentAlong(accepted)}</strong>
                  {waiting > 0 ? <Link href="/suggestions">{words.waiting(waiting)}</Link> : null}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  )
}

/** What each member gave the same piece, side by side. */
function Disagreements({ of }: { of: Output<typeof codeAgreement>['disagreements'] }) {
  if (of.length === 0) return <p className={css.quiet}>{words.noDifference}</p>
  return (
    <ul className={css.list}>
      {of.map(({ evidence, words: said, person, sides }) => (
        <li key={evidence} className={css.judged}>
          <p className={css.words} dir="auto">
            {said}
          </p>
          <span className={css.line}>
            <span className={css.quiet}>{person ?? words.unknownPerson}</span>
            <Link href={`/evidence?open=${evidence}`}>{words.openEvidence}</Link>
          </span>
          <div className={css.sides}>
            {sides.map(({ coder, codes }) => (
              <div key={coder.id} className={css.part}>
                <h3>{coder.name}</h3>
                <ul className={css.chips}>
                  {codes.map(({ id, name, memo }) => (
                    <li key={id} className={css.chip}>
                      {name}
                      {memo ? ` – ${memo}` : null}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
