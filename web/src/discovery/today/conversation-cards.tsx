import type { ConversationRow } from '@firsthand/contract/conversations/conversations'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatDateTime, relativeDays } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import css from './today.module.css'
import { words } from './today.words.ts'

/** Conversations that were held and have left no evidence yet. */
export function WithoutEvidence({ conversations }: { conversations: ConversationRow[] }) {
  return (
    <Card title={words.withoutEvidence} href="/conversations?state=without_evidence">
      {conversations.length === 0 ? <p className={css.none}>{words.allRead}</p> : null}
      {conversations.map((each) => (
        <Row
          key={each.id}
          conversation={each}
          action={
            <Button
              component={Link}
              href={`/conversations/${each.id}`}
              aria-label={`${words.read}: ${each.title}`}
            >
              {words.read}
            </Button>
          }
        >
          {each.textCount === 0 ? words.noText : lengthOf(each)}
        </Row>
      ))}
    </Card>
  )
}

/** What is planned, soonest first. */
export function Planned({
  conversations,
  mayChange,
}: {
  conversations: ConversationRow[]
  mayChange: boolean
}) {
  return (
    <Card title={words.planned} href="/conversations?state=planned">
      {conversations.length === 0 ? (
        <div className={css.none}>
          <p>{words.nonePlanned}</p>
          {mayChange ? (
            <Button component={Link} href="/conversations?log=yes">
              {words.plan}
            </Button>
          ) : null}
        </div>
      ) : null}
      {conversations.map((each) => (
        <Row
          key={each.id}
          conversation={each}
          action={
            <Button
              component={Link}
              href={`/conversations/${each.id}`}
              aria-label={`${words.open}: ${each.title}`}
              variant="subtle"
              color="gray"
            >
              {words.open}
            </Button>
          }
        >
          {formatDateTime(each.happenedAt)}
        </Row>
      ))}
    </Card>
  )
}

function Row({
  conversation,
  action,
  children,
}: {
  conversation: ConversationRow
  action: ReactNode
  children: ReactNode
}) {
  return (
    <CardRow actions={action}>
      <Link className={css.name} href={`/conversations/${conversation.id}`}>
        {conversation.title}
      </Link>
      <span>, {relativeDays(conversation.happenedAt)}</span>
      <div>{children}</div>
    </CardRow>
  )
}

function lengthOf({ minutes, teamShare }: ConversationRow): string {
  return [
    minutes === null ? undefined : words.minutes(minutes),
    teamShare === null ? undefined : words.weTalked(teamShare),
  ]
    .filter(Boolean)
    .join(', ')
}
