import { showCodesTogether } from '@firsthand/contract/evidence/co-occurrence'
import { Button, NativeSelect } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatNumber, formatPercent } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { StudyChoice } from './study-choice.tsx'
import { UnderstandingTabs } from './tabs.tsx'
import css from './understanding.module.css'
import { words } from './understanding.words.ts'

const { together: say } = words

/** "Which themes come together?" */
export default function TogetherPage() {
  const [study, setStudy] = useAddressState('study')
  const [where, setWhere] = useAddressState('within')
  const within = where === 'conversation' ? 'conversation' : 'evidence'
  const { data, failure, isPending, retry } = useOperation(
    showCodesTogether,
    { study: study || undefined, within },
    { keepShowing: true },
  )
  const names = new Map(data?.codes.map((code) => [code.id, code.path]))
  const pairs = data?.pairs
    .filter(({ together, verdict }) => together > 0 || verdict === 'fewer')
    .toSorted((one, other) => order[one.verdict] - order[other.verdict] || other.together - one.together)
  const scope = study ? `&study=${study}` : ''
  return (
    <Page title={words.tabs.together} crumbs={[{ label: words.evidence, path: '/evidence' }]}>
      <UnderstandingTabs current="together" study={study} />
      <PageHeader title={say.question} lead={say.lead} />
      <div className={css.choices}>
        <StudyChoice study={study} onChange={setStudy} />
        <NativeSelect
          label={say.within}
          value={within}
          onChange={(event) => setWhere(event.currentTarget.value)}
          data={[
            { value: 'evidence', label: say.withins.evidence },
            { value: 'conversation', label: say.withins.conversation },
          ]}
        />
      </div>
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {isPending ? <ListSkeleton /> : null}
      {data && pairs?.length === 0 ? (
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
      {data && pairs && pairs.length > 0 ? (
        <>
          <p className={css.quiet}>
            {say.n(data.n, within)}
            {data.isCut ? ` · ${say.isCut}` : ''}
          </p>
          <div className={css.scroll}>
            <table className={css.table} aria-label={say.matrix}>
              <thead>
                <tr>
                  <th scope="col">{say.pair}</th>
                  <th scope="col">{say.times}</th>
                  <th scope="col">{say.either}</th>
                  <th scope="col">{say.lift}</th>
                  <th scope="col">{say.tells}</th>
                </tr>
              </thead>
              <tbody>
                {pairs.slice(0, 100).map((pair) => (
                  <tr key={`${pair.first}.${pair.second}`}>
                    <th scope="row">
                      {names.get(pair.first)} + {names.get(pair.second)}
                    </th>
                    <td data-number>
                      <Link
                        href={
                          within === 'evidence'
                            ? `/evidence?codesAll=${pair.first},${pair.second}&exact=yes${scope}`
                            : `/conversations?codes=${pair.first},${pair.second}${scope}`
                        }
                      >
                        {pair.together}
                      </Link>
                    </td>
                    <td data-number>{formatPercent(pair.jaccard)}</td>
                    <td data-number>
                      {pair.lift === null
                        ? '—'
                        : say.liftOf(formatNumber(pair.lift, { maximumFractionDigits: 1 }))}
                    </td>
                    <td data-strikes={pair.verdict}>{say.verdict[pair.verdict]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </Page>
  )
}

const order = { more: 0, fewer: 1, as_expected: 2, not_enough: 3 }
