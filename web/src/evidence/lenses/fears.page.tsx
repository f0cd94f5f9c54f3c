import { listReadings, surveyReadings } from '@firsthand/contract/evidence/lenses'
import { pressures } from '@firsthand/contract/evidence/pressures'
import { Button } from '@mantine/core'
import { useOperation, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { words as kit } from '../../kit/kit.words.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { StudyChoice } from '../understanding/study-choice.tsx'
import { UnderstandingTabs } from '../understanding/tabs.tsx'
import css from '../understanding/understanding.module.css'
import { words as understanding } from '../understanding/understanding.words.ts'
import { words } from './lenses.words.ts'

/** "What may stand behind what they say?" */
export default function FearsPage() {
  const [study, setStudy] = useAddressState('study')
  const [person] = useAddressState('person')
  const [chosen, setChosen] = useAddressState('pressure')
  const scope = { study: study || undefined, person: person || undefined }
  const pressure = pressures.find((each) => each === chosen)
  const survey = useOperation(surveyReadings, scope, { keepShowing: true })
  const list = usePages(listReadings, { ...scope, pressure, limit: 20 }, { keepShowing: true })
  const found = survey.data?.items
    .filter(({ evidence }) => evidence > 0)
    .toSorted((one, other) => other.people - one.people || other.evidence - one.evidence)
  return (
    <Page title={words.title} crumbs={[{ label: understanding.evidence, path: '/evidence' }]}>
      <UnderstandingTabs current="fears" study={study} />
      <PageHeader title={words.question} lead={words.lead} />
      <div className={css.choices}>
        <StudyChoice study={study} onChange={setStudy} />
      </div>
      {survey.failure ? <Broken error={survey.failure} retry={survey.retry} /> : null}
      {survey.isPending ? <ListSkeleton /> : null}
      {survey.data?.evidence === 0 ? (
        <EmptyState
          title={words.empty}
          text={words.emptyText}
          action={
            <Button variant="filled" component={Link} href="/evidence">
              {words.open}
            </Button>
          }
          example={
            <p className={css.interpretation}>{words.readsAs('Mara', understanding.pressure.judged)}</p>
          }
        />
      ) : null}
      {survey.data && survey.data.evidence > 0 ? (
        <>
          <p className={css.quiet}>
            {words.n(survey.data.evidence, survey.data.people, survey.data.readers.length)}
          </p>
          <ul className={css.list}>
            {found?.map((item) => (
              <li key={item.pressure} className={css.row}>
                <span className={css.line}>
                  <strong>{understanding.pressure[item.pressure]}</strong>
                  <span>
                    {words.people(item.people)} · {words.pieces(item.evidence)}
                  </span>
                  <Button
                    size="compact-xs"
                    aria-pressed={pressure === item.pressure}
                    onClick={() => setChosen(pressure === item.pressure ? '' : item.pressure)}
                  >
                    {words.show}
                  </Button>
                </span>
                <span className={css.quiet}>
                  {words.readBy(
                    item.readers.map(({ name, evidence }) => words.reader(name, evidence)).join(', '),
                  )}
                  {' · '}
                  {item.readers.length === 1 ? words.alone : words.shared(item.shared)}
                </span>
              </li>
            ))}
          </ul>
          <Section title={pressure ? understanding.pressure[pressure] : words.all}>
            <ul className={css.list}>
              {list.items?.map(({ id, evidence, readings }) => (
                <li key={id} className={css.row}>
                  <p className={css.words} dir="auto">
                    {evidence.words}
                  </p>
                  <Link href={`/evidence?open=${id}`}>{evidence.person?.name ?? '…'}</Link>
                  {readings.map(({ pressure: read, reader, note }) => (
                    <span key={`${read}.${reader.id}`} className={css.interpretation}>
                      {words.readsAs(reader.name, understanding.pressure[read])}
                      {note ? ` – ${note}` : ''}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
            {list.loadMore ? (
              <Button onClick={list.loadMore} loading={list.isLoadingMore}>
                {kit.loadMore}
              </Button>
            ) : null}
          </Section>
        </>
      ) : null}
    </Page>
  )
}
