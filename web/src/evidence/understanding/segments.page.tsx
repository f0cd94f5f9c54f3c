import { showCodesBySegment } from '@firsthand/contract/evidence/co-occurrence'
import { Button, Switch } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatNumber } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { type By, chosenWay } from './chosen-way.ts'
import { StudyChoice } from './study-choice.tsx'
import { UnderstandingTabs } from './tabs.tsx'
import css from './understanding.module.css'
import { kindName, words } from './understanding.words.ts'
import { WayChoice } from './way-choice.tsx'

const { segments: say } = words

/** "From whom did we hear what?" */
export default function SegmentsPage() {
  const [study, setStudy] = useAddressState('study')
  const [chosen, setChosen] = useAddressState('by')
  const [shown, show] = useAddressState('residuals')
  const { asked, by } = chosenWay(chosen, study)
  const { data, failure, isPending, retry } = useOperation(
    showCodesBySegment,
    { study: study || undefined, by, field: by === 'field' ? asked : undefined },
    { keepShowing: true },
  )
  const striking = data?.rows.flatMap((row) =>
    row.cells.flatMap((cell, at) =>
      cell.verdict === 'more' || cell.verdict === 'fewer'
        ? [{ row, cell, column: data.columns[at]!, isMore: cell.verdict === 'more' }]
        : [],
    ),
  )
  const scope = study ? `&study=${study}` : ''
  return (
    <Page title={words.tabs.segments} crumbs={[{ label: words.evidence, path: '/evidence' }]}>
      <UnderstandingTabs current="segments" study={study} />
      <PageHeader title={say.question} lead={say.lead} />
      <div className={css.choices}>
        <StudyChoice study={study} onChange={setStudy} />
        <WayChoice label={say.by} study={study} asked={asked} onChange={setChosen} />
        <Switch
          label={say.residuals}
          checked={shown === 'yes'}
          onChange={(event) => show(event.currentTarget.checked ? 'yes' : '')}
        />
      </div>
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {isPending ? <ListSkeleton /> : null}
      {data && (data.rows.length === 0 || data.columns.length === 0) ? (
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
      {data && data.rows.length > 0 && data.columns.length > 0 ? (
        <>
          <Section title={say.striking}>
            {striking?.length === 0 ? <p className={css.quiet}>{say.nothingStrikes}</p> : null}
            <ul className={css.list}>
              {striking?.map(({ row, cell, column, isMore }) => (
                <li key={`${row.id}.${column.key}`}>
                  {say.sentence(row.name, kindName(column.label), cell.voices, column.voices, isMore)}
                </li>
              ))}
            </ul>
          </Section>
          <div className={css.scroll}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">{say.code}</th>
                  {data.columns.map((column) => (
                    <th key={column.key} scope="col">
                      {kindName(column.label)}
                      <div className={css.quiet}>{say.voices(column.voices)}</div>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <Link href={`/evidence?code=${row.id}${scope}`}>{row.path}</Link>
                    </th>
                    {row.cells.map((cell, at) => (
                      <td
                        key={data.columns[at]!.key}
                        data-number
                        data-strikes={cell.verdict}
                        title={say.residual(formatNumber(cell.residual, { maximumFractionDigits: 1 }))}
                      >
                        {cell.voices}
                        {cell.evidence > 0 ? (
                          <>
                            {' '}
                            <Link
                              className={css.quiet}
                              href={`/evidence?code=${row.id}&${byOf(data.by, data.columns[at]!.key)}&hearing=team&counted=yes${scope}`}
                            >
                              {say.pieces(cell.evidence)}
                            </Link>
                          </>
                        ) : null}
                        {shown === 'yes' ? (
                          <div className={css.quiet}>
                            {say.residual(
                              formatNumber(cell.residual, {
                                maximumFractionDigits: 1,
                                signDisplay: 'exceptZero',
                              }),
                            )}
                          </div>
                        ) : null}
                        {cell.isSmall ? <span className={css.quiet}> {say.small}</span> : null}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {shown === 'yes' ? <p className={css.quiet}>{say.residualNote}</p> : null}
          <p className={css.quiet}>{say.smallNote}</p>
          {data.overlaps ? <p className={css.quiet}>{say.overlaps}</p> : null}
          {data.isCut ? <p className={css.quiet}>{say.isCut}</p> : null}
        </>
      ) : null}
    </Page>
  )
}

/** A column, as the address of a list of evidence says it. */
function byOf(by: By, key: string): string {
  return `${by === 'contact_type' ? 'type' : by === 'field' ? 'choice' : by}=${key}`
}
