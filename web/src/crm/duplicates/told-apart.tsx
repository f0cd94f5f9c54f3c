import { Button } from '@mantine/core'
import { listToldApart, untellApart } from '@firsthand/contract/crm/duplicates'
import { useAct, usePages } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './duplicates.module.css'
import { words } from './duplicates.words.ts'

/** Pairs of whom somebody said that they are two people. */
export function ToldApart({ mayChange }: { mayChange: boolean }) {
  const pairs = usePages(listToldApart, { limit: 20 })
  const takeBack = useAct(untellApart)
  return (
    <Card title={words.apart}>
      {pairs.failure ? <Broken error={pairs.failure} retry={pairs.retry} /> : null}
      {pairs.items?.length === 0 ? <p className={css.quiet}>{words.noApart}</p> : null}
      {pairs.items?.map(({ id, one, other, at, by }) => (
        <CardRow
          key={id}
          actions={
            mayChange ? (
              <Button
                size="xs"
                aria-label={`${words.takeBack}: ${one.name}, ${other.name}`}
                onClick={() => takeBack.act({ one: one.id, other: other.id })}
              >
                {words.takeBack}
              </Button>
            ) : null
          }
        >
          <Link href={`/people/${one.id}`}>{one.name}</Link> ·{' '}
          <Link href={`/people/${other.id}`}>{other.name}</Link>
          <div className={css.quiet}>
            {formatDateTime(at)}
            {by ? ` · ${by}` : ''}
          </div>
        </CardRow>
      ))}
      {pairs.loadMore ? (
        <Button size="xs" variant="subtle" loading={pairs.isLoadingMore} onClick={pairs.loadMore}>
          {words.more}
        </Button>
      ) : null}
    </Card>
  )
}
