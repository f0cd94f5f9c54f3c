import { type LiveView, attendingRoles, sendLive, showLive } from '@firsthand/contract/conversations/live'
import { liveState } from '@firsthand/contract/conversations/live-rules'
import { showPreparation } from '@firsthand/contract/conversations/prepare'
import { rungs } from '@firsthand/contract/evidence/kinds'
import { NativeSelect } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Rung } from '../../kit/rung.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { newEntryId } from '../live/entry-id.ts'
import { roles } from '../live/live.words.ts'
import { PersonBackground } from './person-background.tsx'
import { PersonConsents } from './person-consents.tsx'
import css from './prepare.module.css'
import { words } from './prepare.words.ts'

export default function PreparePage() {
  const id = useParam('conversation')
  const live = useOperation(showLive, { conversation: id })
  const prepared = useOperation(showPreparation, { conversation: id })
  const failure = live.failure ?? prepared.failure
  if (failure) return <Broken isPage error={failure} retry={live.failure ? live.retry : prepared.retry} />
  const { data: view } = live
  const { data } = prepared
  if (!view || !data)
    return (
      <Page title={words.title}>
        <HeaderSkeleton />
        <CardSkeleton rows={4} />
        <CardSkeleton rows={4} />
      </Page>
    )
  const names = data.people.map(({ name }) => name)
  return (
    <Page
      title={words.title}
      crumbs={[
        { label: words.conversations, path: '/conversations' },
        { label: view.title, path: `/conversations/${id}` },
      ]}
    >
      <PageHeader
        over={view.title}
        title={words.question(names)}
        actions={
          <Link href={`/conversations/${id}/live`} className={css.begin}>
            {words.goLive}
          </Link>
        }
      />
      <div className={css.columns}>
        <div className={css.column}>
          {data.people.length === 0 ? (
            <EmptyState
              title={words.nobody}
              action={<Link href={`/conversations/${id}`}>{words.edit}</Link>}
            />
          ) : null}
          {data.people.map((person) => (
            <PersonConsents key={person.id} person={person} />
          ))}
          {data.people.map((person) => (
            <PersonBackground key={person.id} person={person} />
          ))}
        </div>
        <div className={css.column}>
          <Attending view={view} />
          <Card title={words.unknownTitle}>
            {data.questions.length + data.claims.length === 0 ? (
              <p className={css.quiet}>{words.nothingUnknown}</p>
            ) : null}
            {data.questions.length > 0 ? (
              <>
                <h3 className={css.small}>{words.questions}</h3>
                <ul className={css.plain}>
                  {data.questions.map((question) => (
                    <li key={question}>{question}</li>
                  ))}
                </ul>
              </>
            ) : null}
            {data.claims.length > 0 ? (
              <>
                <h3 className={css.small}>{words.claims}</h3>
                {data.claims.map(({ id: claim, sentence, rung, stakes }) => (
                  <CardRow key={claim} actions={<Rung level={(rungs.indexOf(rung) + 1) as 1} />}>
                    <Link href={`/claims/${claim}`}>{sentence}</Link>
                    <span className={css.quiet}> {words.stakes(stakes)}</span>
                  </CardRow>
                ))}
              </>
            ) : null}
          </Card>
          <GuideOutline guide={view.guide} />
        </div>
      </div>
    </Page>
  )
}

function Attending({ view }: { view: LiveView }) {
  const { may } = useYou()
  const send = useAct(sendLive, { invalidates: [showLive] })
  const state = liveState(view.entries, view.now)
  return (
    <Card title={words.attendTitle}>
      <p className={css.quiet}>{view.members.length > 0 ? words.attendLead : words.nobodyOfUs}</p>
      {view.members.map(({ id, name }) => (
        <CardRow
          key={id}
          actions={
            <NativeSelect
              aria-label={words.role(name)}
              disabled={!may('member')}
              value={state.roles.get(id) ?? ''}
              onChange={(event) => send.act(roleOf(view.conversation, id, event.currentTarget.value))}
              data={[
                { value: '', label: words.noRole },
                ...attendingRoles.map((value) => ({ value, label: roles[value] })),
              ]}
            />
          }
        >
          {name}
        </CardRow>
      ))}
    </Card>
  )
}

function roleOf(conversation: string, member: string, role: string) {
  const at = new Date().toISOString()
  const mark = attendingRoles.find((each) => each === role) ?? null
  return {
    conversation,
    clock: at,
    entries: [{ id: newEntryId(), kind: 'role' as const, at, of: member, mark }],
  }
}

function GuideOutline({ guide }: { guide: LiveView['guide'] }) {
  if (!guide)
    return (
      <Card title={words.guideTitle}>
        <p className={css.quiet}>{words.noGuide}</p>
      </Card>
    )
  return (
    <Card title={guide.title} count={words.minutes(guide.budgetMinutes)} href={`/guides/${guide.id}`}>
      {guide.sections.map(({ id, title, minutes, prompts }) => (
        <details key={id} className={css.outline}>
          <summary>
            {title}{' '}
            <span className={css.quiet}>
              {[words.minutes(minutes), words.prompts(prompts.length)].filter(Boolean).join(' · ')}
            </span>
          </summary>
          <ol className={css.plain}>
            {prompts.map((prompt) => (
              <li key={prompt.id}>{prompt.ask}</li>
            ))}
          </ol>
        </details>
      ))}
    </Card>
  )
}
