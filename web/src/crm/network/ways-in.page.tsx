import { type WayIn, listWaysIn } from '@firsthand/contract/crm/network'
import { findKnowHow } from '@firsthand/contract/crm/know-how'
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Suspense, useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { words as shared } from '../crm.words.ts'
import { FoundPlaces } from './found-places.tsx'
import css from './network.module.css'
import { words } from './network.words.ts'
import { WayList, firstToAsk } from './way-list.tsx'

const WayDrawing = whenShown(() => import('./way-drawing.tsx'))

/** "Who can introduce us?" A list first; the drawing beside it says the same. */
export default function WaysInPage() {
  const [person] = useAddressState('person')
  const [organisation] = useAddressState('organisation')
  const [q, setQ] = useAddressState('q')
  const [typed, setTyped] = useState(q)
  const [asked] = useDebouncedValue(typed.trim(), 150)
  const go = useGo()
  const isAimed = person !== '' || organisation !== ''
  return (
    <Page
      title={words.title}
      crumbs={[{ label: shared.people, path: '/people' }]}
      action={
        <Button component={Link} href="/people/know-how">
          {words.writeKnowHow}
        </Button>
      }
    >
      <PageHeader title={words.question} lead={words.lead} />
      <FilterBar
        search={{
          value: typed,
          onChange: (value) => {
            setTyped(value)
            if (isAimed) go(`/people/ways-in${value ? `?q=${encodeURIComponent(value)}` : ''}`)
            else setQ(value)
          },
          placeholder: words.search,
        }}
      />
      <div className={css.found}>
        {isAimed ? <Ways person={person} organisation={organisation} /> : null}
        {!isAimed && asked ? <Found q={asked} /> : null}
        {!isAimed && !asked ? (
          <EmptyState
            title={words.open}
            text={words.startText}
            example={
              <Card title={words.findWay(words.exampleName)}>
                <p>{words.example}</p>
              </Card>
            }
          />
        ) : null}
      </div>
    </Page>
  )
}

function Ways({ person, organisation }: { person: string; organisation: string }) {
  const ways = useOperation(listWaysIn, person ? { person } : { organisation })
  const { may } = useYou()
  const go = useGo()
  if (ways.failure) return <Broken error={ways.failure} retry={ways.retry} />
  if (!ways.data) return <CardSkeleton rows={6} />
  const { target, capped } = ways.data
  if (ways.data.ways.length === 0)
    return (
      <EmptyState
        title={words.none}
        text={words.noneText(target.name)}
        action={
          <Button component={Link} href="/people/know-how">
            {words.writeKnowHow}
          </Button>
        }
      />
    )
  return (
    <div className={css.columns}>
      <Card title={words.findWay(target.name)} count={words.ways(ways.data.ways.length)}>
        {target.mayContact ? null : <p role="note">{words.targetNoContact(target.name)}</p>}
        <WayList ways={ways.data.ways} onAsk={may('member') ? (way) => go(askPath(way)) : undefined} />
        {capped ? <p className={css.hint}>{words.capped}</p> : null}
      </Card>
      <Card title={words.drawing}>
        <Suspense fallback={<CardSkeleton rows={3} />}>
          <WayDrawing ways={ways.data.ways} target={target} />
        </Suspense>
      </Card>
    </div>
  )
}

/** Whom the member knows is asked for whoever comes next on the way. */
function askPath(way: WayIn): string {
  const { to } = way.steps[1]!
  return `/people/referrals?ask=yes&introducer=${firstToAsk(way)!.id}&${to.kind}=${to.id}`
}

function Found({ q }: { q: string }) {
  const found = useOperation(findKnowHow, { q }, { keepShowing: true })
  if (found.failure) return <Broken error={found.failure} retry={found.retry} />
  if (!found.data) return <CardSkeleton rows={4} />
  return <FoundPlaces q={q} found={found.data} />
}
