import type { TodayView } from '@firsthand/contract/discovery/today'
import { Button } from '@mantine/core'
import { Link } from '../../kit/link.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { isOnlyGoodNews } from './signs.ts'
import css from './today.module.css'
import { words } from './today.words.ts'

/** What should make one wonder: leaders who met nobody, and news that is too good. */
export function Signs({ today: { goodNews, leadersWithout } }: { today: TodayView }) {
  const isTooGood = isOnlyGoodNews(goodNews)
  return (
    <Card title={words.signs}>
      {!isTooGood && leadersWithout.length === 0 ? (
        <p className={css.none}>
          {words.noSigns} {words.mixed(goodNews.n)}
        </p>
      ) : null}
      {isTooGood ? (
        <CardRow
          actions={
            <Button component={Link} href="/people?type=former_customer">
              {words.whoLeft}
            </Button>
          }
        >
          <strong>{words.onlyGood}</strong>
          <div>{words.onlyGoodWhy(goodNews)}</div>
        </CardRow>
      ) : null}
      {leadersWithout.length > 0 ? (
        <CardRow>
          <strong>{words.leaders}</strong>
          {leadersWithout.map((leader) => (
            <div key={leader.id}>{words.leader(leader)}</div>
          ))}
        </CardRow>
      ) : null}
    </Card>
  )
}
