import type { EvidenceView } from '@firsthand/contract/evidence/evidence'
import { type SnapshotView, showSnapshot } from '@firsthand/contract/evidence/snapshots'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { SnapshotEditor } from './snapshot-editor.tsx'
import css from './understanding.module.css'
import { words } from './understanding.words.ts'

const { snapshot: say } = words

/** One conversation on one page. */
export default function SnapshotPage() {
  const id = useParam('conversation')
  const mayChange = useYou().may('member')
  const [isEditing, setEditing] = useState(false)
  const { data: snapshot, failure, retry } = useOperation(showSnapshot, { conversation: id })
  const crumbs = [{ label: snapshot?.conversation.title ?? '…', path: `/conversations/${id}` }]
  if (failure) return <Broken isPage error={failure} retry={retry} />
  if (!snapshot)
    return (
      <Page title={say.page} crumbs={crumbs}>
        <HeaderSkeleton />
        <CardSkeleton />
      </Page>
    )
  return (
    <Page title={say.page} crumbs={crumbs}>
      <PageHeader
        over={say.page}
        title={snapshot.conversation.title}
        lead={factsOf(snapshot)}
        actions={
          <span className={css.noPrint}>
            {mayChange ? (
              <Button onClick={() => setEditing(!isEditing)}>{isEditing ? say.done : say.edit}</Button>
            ) : null}{' '}
            <Button onClick={() => window.print()}>{say.print}</Button>
          </span>
        }
      />
      {isEditing ? <SnapshotEditor key={id} snapshot={snapshot} /> : null}
      <Sheet snapshot={snapshot} />
    </Page>
  )
}

function factsOf({ conversation, people, members }: SnapshotView): string {
  return [
    formatDate(conversation.happenedAt),
    conversation.kind.replaceAll('_', ' '),
    conversation.minutes ? say.minutes(conversation.minutes) : '',
    conversation.place,
    people
      .map(({ name, organisation }) => (organisation ? `${name}, ${organisation.name}` : name))
      .join('; '),
    members.length > 0 ? say.with(members.map(({ name }) => name).join(', ')) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

function Sheet({ snapshot }: { snapshot: SnapshotView }) {
  const { quote, facts, story, storyEvidence, needs, insights, commitments, readings } = snapshot
  return (
    <article className={css.sheet}>
      <section className={css.wide}>
        <h2>{say.quote}</h2>
        {quote ? (
          <blockquote className={css.quote} dir="auto">
            {quote.words}
            <p className={css.quiet}>{quote.person?.name}</p>
          </blockquote>
        ) : (
          <p className={css.quiet}>{say.noQuote}</p>
        )}
      </section>
      <section>
        <h2>{say.facts}</h2>
        <p>{facts || <span className={css.quiet}>{say.none}</span>}</p>
      </section>
      <section>
        <h2>{say.story}</h2>
        {story ? <p>{story}</p> : null}
        {storyEvidence.map((piece) => (
          <Told key={piece.id} piece={piece} />
        ))}
        {!story && storyEvidence.length === 0 ? <p className={css.quiet}>{say.none}</p> : null}
      </section>
      <Claims title={say.needs} claims={needs} />
      <Claims title={say.insights} claims={insights} />
      <section>
        <h2>{say.commitments}</h2>
        {commitments.length === 0 ? <p className={css.quiet}>{say.none}</p> : null}
        {commitments.map((piece) => (
          <Told key={piece.id} piece={piece} />
        ))}
      </section>
      <section>
        <h2>{say.fears}</h2>
        {readings.length === 0 ? <p className={css.quiet}>{say.none}</p> : null}
        {readings.map(({ pressure, reader, note, evidence }) => (
          <p key={`${evidence.id}.${pressure}.${reader.id}`} className={css.interpretation}>
            {say.reads(reader.name, words.pressure[pressure])}
            {note ? ` – ${note}` : ''}
          </p>
        ))}
      </section>
    </article>
  )
}

/** What one of them said or did, and who. */
function Told({ piece }: { piece: Pick<EvidenceView, 'id' | 'words' | 'person'> }) {
  return (
    <p className={css.words}>
      <Link href={`/evidence?open=${piece.id}`} dir="auto">
        {piece.words}
      </Link>
      {piece.person ? <span className={css.teller}>{piece.person.name}</span> : null}
    </p>
  )
}

function Claims({ title, claims }: { title: string; claims: SnapshotView['needs'] }) {
  return (
    <section>
      <h2>{title}</h2>
      {claims.length === 0 ? <p className={css.quiet}>{say.none}</p> : null}
      {claims.map((claim) => (
        <div key={claim.id}>
          <p>
            <Link href={`/claims/${claim.id}`}>{claim.sentence}</Link>
          </p>
          {claim.evidence.slice(0, 2).map((piece) => (
            <Told key={piece.id} piece={piece} />
          ))}
        </div>
      ))}
    </section>
  )
}
