import { listWaysIn } from '@firsthand/contract/crm/network'
import { useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import css from './network.module.css'
import { words } from './network.words.ts'
import { WayLine, keyOf } from './way-list.tsx'

const shown = 3

/** The best ways to somebody, or into an organisation, beside what else is known of them. */
export function WaysInCard({ aim, id }: { aim: 'person' | 'organisation'; id: string }) {
  const ways = useOperation(listWaysIn, aim === 'person' ? { person: id } : { organisation: id })
  if (ways.isPending) return <CardSkeleton rows={2} />
  // Beside the facts of a page, a failure of this part alone is not worth a sentence.
  if (!ways.data) return null
  return (
    <Card title={words.title} href={`/people/ways-in?${aim}=${id}`}>
      {ways.data.ways.length === 0 ? <p className={css.hint}>{words.none}</p> : null}
      <ul className={css.places}>
        {ways.data.ways.slice(0, shown).map((way) => (
          <li key={keyOf(way)}>
            <WayLine way={way} />
          </li>
        ))}
      </ul>
      {ways.data.ways.length > shown ? (
        <p className={css.hint}>
          <Link href={`/people/ways-in?${aim}=${id}`}>{words.all}</Link>
        </p>
      ) : null}
    </Card>
  )
}
