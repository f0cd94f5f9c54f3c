import { showOrganisation } from '@firsthand/contract/crm/organisations'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { daysSince } from '../../kit/format.ts'
import { Freshness } from '../../kit/freshness.tsx'
import { Link } from '../../kit/link.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { Panels } from '../../shell/panels.tsx'
import { contactTypeWords } from '../crm.words.ts'
import { words as people } from '../people/people.words.ts'
import css from '../people/person.module.css'
import { MergeOrganisation } from './merge-organisation.tsx'
import { OrganisationFacts } from './organisation-facts.tsx'
import { words } from './organisations.words.ts'

/** An organisation and whom we know there. */
export default function OrganisationPage() {
  const id = useParam('organisation')
  const {
    data: organisation,
    failure,
    isPending,
    retry,
  } = useOperation(showOrganisation, { organisation: id })
  const { may } = useYou()
  return (
    <Page title={organisation?.name ?? words.one} crumbs={[{ label: words.title, path: '/organisations' }]}>
      {failure ? <Broken isPage error={failure} retry={retry} /> : null}
      {isPending ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={4} />
        </>
      ) : null}
      {organisation ? (
        <>
          <PageHeader
            title={organisation.name}
            lead={words.whoWorks(organisation.peopleCount)}
            actions={may('member') ? <MergeOrganisation organisation={organisation} /> : null}
          />
          <div className={css.columns}>
            <div className={css.main}>
              <Section title={words.people} count={organisation.peopleCount || undefined}>
                {organisation.people.length === 0 ? (
                  <EmptyState title={words.nobody} text={words.nobodyText} />
                ) : (
                  <ListTable
                    label={words.people}
                    rows={organisation.people}
                    rowKey={(row) => row.id}
                    rowName={(row) => row.name}
                    rowHref={(row) => `/people/${row.id}`}
                    columns={[
                      {
                        id: 'name',
                        header: people.name,
                        priority: 1,
                        width: 'minmax(0, 2fr)',
                        render: (row) => row.name,
                      },
                      {
                        id: 'types',
                        header: people.types,
                        width: 'minmax(0, 1.5fr)',
                        render: (row) => row.contactTypes.map((type) => contactTypeWords[type]).join(', '),
                      },
                      {
                        id: 'lastTouch',
                        header: people.lastTouch,
                        width: '132px',
                        render: (row) => (
                          <Freshness days={row.lastTouchAt ? daysSince(row.lastTouchAt) : null} />
                        ),
                      },
                    ]}
                  />
                )}
                {organisation.peopleCount > organisation.people.length ? (
                  <p>
                    <Link href={`/people?organisation=${id}`}>{words.all(organisation.peopleCount)}</Link>
                  </p>
                ) : null}
              </Section>
              <Panels of="organisation" id={id} />
            </div>
            <div className={css.aside}>
              <OrganisationFacts organisation={organisation} mayChange={may('member')} />
              <Panels of="organisation-aside" id={id} />
            </div>
          </div>
        </>
      ) : null}
    </Page>
  )
}
