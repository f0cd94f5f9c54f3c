import {
  listOrganisations,
  showOrganisation,
  updateOrganisation,
} from '@firsthand/contract/crm/organisations'
import { useAct, useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { daysSince } from '../../kit/format.ts'
import { Freshness } from '../../kit/freshness.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { Link } from '../../kit/link.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card, Section } from '../../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { Panels } from '../../shell/panels.tsx'
import { contactTypeWords } from '../crm.words.ts'
import { InlineField } from '../people/inline-field.tsx'
import { words as people } from '../people/people.words.ts'
import css from '../people/person.module.css'
import { words } from './organisations.words.ts'

const limits = limitsOf(updateOrganisation.input)

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
  const update = useAct(updateOrganisation, {
    invalidates: [showOrganisation, listOrganisations],
    shownInPlace: true,
  })
  const shared = { mayChange: may('member') }
  return (
    <Page title={organisation?.name ?? words.one} crumbs={[{ label: words.title, path: '/organisations' }]}>
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {isPending ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={4} />
        </>
      ) : null}
      {organisation ? (
        <>
          <PageHeader title={organisation.name} lead={words.whoWorks(organisation.peopleCount)} />
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
              <Card title={words.about}>
                <dl className={css.list}>
                  <InlineField
                    {...shared}
                    label={words.name}
                    value={organisation.name}
                    limits={limits.name}
                    onSave={(name) => update.perform({ organisation: id, name })}
                  />
                  <InlineField
                    {...shared}
                    label={words.website}
                    value={organisation.website ?? ''}
                    limits={limits.website}
                    onSave={(website) => update.perform({ organisation: id, website: website || null })}
                  />
                  <InlineField
                    {...shared}
                    label={words.note}
                    value={organisation.note}
                    isLong
                    limits={limits.note}
                    onSave={(note) => update.perform({ organisation: id, note })}
                  />
                </dl>
              </Card>
            </div>
          </div>
        </>
      ) : null}
    </Page>
  )
}
