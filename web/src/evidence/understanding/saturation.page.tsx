import { contactTypes } from '@firsthand/contract/crm/contact-types'
import { showSaturation } from '@firsthand/contract/evidence/saturation'
import { Button, NativeSelect } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDate, formatPercent } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { CurvePlot } from './curve-plot.tsx'
import { StudyChoice } from './study-choice.tsx'
import { UnderstandingTabs } from './tabs.tsx'
import css from './understanding.module.css'
import { words } from './understanding.words.ts'

const { curve: say } = words

/** "Does another conversation still bring something new?" */
export default function SaturationPage() {
  const [study, setStudy] = useAddressState('study')
  const [type, setType] = useAddressState('with')
  const [run, setRun] = useAddressState('run')
  const [threshold, setThreshold] = useAddressState('threshold')
  const contactType = contactTypes.find((each) => each === type)
  const [length, share] = [run === '3' ? 3 : 2, threshold === '0' ? (0 as const) : (0.05 as const)]
  const { data, failure, isPending, retry } = useOperation(
    showSaturation,
    { study: study || undefined, contactType, run: length, threshold: share },
    { keepShowing: true },
  )
  return (
    <Page title={words.tabs.saturation} crumbs={[{ label: words.evidence, path: '/evidence' }]}>
      <UnderstandingTabs current="saturation" study={study} />
      <PageHeader title={say.question} lead={say.lead} />
      <div className={css.choices}>
        <StudyChoice study={study} onChange={setStudy} />
        <NativeSelect
          label={say.contactType}
          value={contactType ?? ''}
          onChange={(event) => setType(event.currentTarget.value)}
          data={[
            { value: '', label: say.anybody },
            ...contactTypes.map((each) => ({ value: each, label: each.replaceAll('_', ' ') })),
          ]}
        />
        <NativeSelect
          label={say.run}
          value={String(length)}
          onChange={(event) => setRun(event.currentTarget.value)}
          data={['2', '3']}
        />
        <NativeSelect
          label={say.threshold}
          value={String(share)}
          onChange={(event) => setThreshold(event.currentTarget.value)}
          data={[
            { value: '0.05', label: say.thresholds[0.05] },
            { value: '0', label: say.thresholds[0] },
          ]}
        />
      </div>
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {isPending ? <ListSkeleton /> : null}
      {data?.n === 0 ? (
        <EmptyState
          title={say.empty}
          text={say.emptyText}
          action={
            <Button variant="filled" component={Link} href="/evidence">
              {words.toCodes}
            </Button>
          }
        />
      ) : null}
      {data && data.n > 0 ? (
        <>
          <p className={css.answer}>
            <strong>{say.quiet(data.quiet, data.n)}</strong>
          </p>
          <p className={css.answer}>
            {data.verdict === 'reached' && data.reachedAfter !== null
              ? say.verdict.reached(data.reachedAfter)
              : data.verdict === 'not_enough'
                ? say.verdict.not_enough(data.needed)
                : say.verdict.not_reached}
          </p>
          {data.shareOfOrders === null ? null : (
            <p className={css.quiet}>{say.orders(formatPercent(data.shareOfOrders))}</p>
          )}
          {data.isBaseSmall ? <p className={css.quiet}>{say.smallBase(data.baseCodes)}</p> : null}
          {data.notCoded > 0 ? <p className={css.quiet}>{say.notCoded(data.notCoded)}</p> : null}
          {data.isCut ? <p className={css.quiet}>{say.isCut}</p> : null}
          <CurvePlot points={data.conversations} />
          <div className={css.scroll}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">{say.conversation}</th>
                  <th scope="col">{say.newCodes}</th>
                  <th scope="col">{say.newClaims}</th>
                  <th scope="col">{say.soFar}</th>
                </tr>
              </thead>
              <tbody>
                {data.conversations.map((talk) => (
                  <tr key={talk.id}>
                    <th scope="row">
                      <Link href={`/conversations/${talk.id}`}>{talk.title}</Link>
                      <div className={css.quiet}>{formatDate(talk.happenedAt)}</div>
                    </th>
                    <td>
                      {talk.newCodes.length === 0 ? <span className={css.quiet}>{say.nothing}</span> : null}
                      {talk.newCodes.map((code, place) => (
                        <span key={code.id}>
                          {place > 0 ? ', ' : ''}
                          <Link href={`/evidence?code=${code.id}`}>{code.name}</Link>
                        </span>
                      ))}
                    </td>
                    <td>
                      {talk.newClaims.map((claim) => (
                        <div key={claim.id}>
                          <Link href={`/claims/${claim.id}`}>{claim.sentence}</Link>
                        </div>
                      ))}
                    </td>
                    <td data-number>{talk.seen}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className={css.quiet}>{say.rule(4, length, share === 0 ? say.thresholds[0] : '5 %')}</p>
        </>
      ) : null}
    </Page>
  )
}
