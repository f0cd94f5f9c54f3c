import { SegmentedControl } from '@mantine/core'
import { showContactMix } from '@firsthand/contract/crm/contact-mix'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { IntervalBar } from '../../kit/interval-bar.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { contactTypeWords } from '../crm.words.ts'
import { words } from './contact-mix.words.ts'

/** Fewer people say nothing about a share: the bar is hatched. */
const enough = 5

/** "Do we talk to those who use it, or to those who buy it?" */
export default function ContactMixPage() {
  const [days, setDays] = useState('90')
  const mix = useOperation(showContactMix, { days: Number(days) }, { keepShowing: true })
  return (
    <Page title={words.title} crumbs={[{ label: words.people, path: '/people' }]}>
      <PageHeader
        title={words.question}
        lead={words.lead}
        actions={
          <SegmentedControl
            aria-label={words.period}
            data={[...words.periods]}
            value={days}
            onChange={setDays}
          />
        }
      />
      {mix.failure ? <Broken error={mix.failure} retry={mix.retry} /> : null}
      {mix.isPending ? <CardSkeleton rows={4} /> : null}
      {mix.data?.talkedTo === 0 ? <EmptyState title={words.nobody} text={words.nobodyText} /> : null}
      {mix.data && mix.data.talkedTo > 0 ? (
        <Card title={words.ofPeople(mix.data.talkedTo)}>
          {[
            { name: words.users, share: mix.data.users, detail: words.usersWhy },
            { name: words.payersOnly, share: mix.data.payersOnly, detail: words.payersOnlyWhy },
            ...mix.data.types.map((row) => ({
              name: contactTypeWords[row.type],
              share: row.people,
              detail: words.touches(row.touchpoints),
            })),
          ].map(({ name, share, detail }) => (
            <CardRow key={`${name} ${detail}`}>
              <IntervalBar
                label={name}
                interval={{
                  share: share.hits / share.n,
                  count: share.hits,
                  n: share.n,
                  low: share.low ?? 0,
                  high: share.high ?? 1,
                  enough: share.n >= enough,
                }}
              />
              <div>{detail}</div>
            </CardRow>
          ))}
          {mix.data.untyped > 0 ? <p>{words.untyped(mix.data.untyped)}</p> : null}
        </Card>
      ) : null}
    </Page>
  )
}
