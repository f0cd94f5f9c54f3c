import { listComplaints } from '@firsthand/contract/evidence/complaints'
import { listPromises } from '@firsthand/contract/evidence/promises'
import { usePages } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import css from './complaints.module.css'
import { words } from './complaints.words.ts'

/** Beside a person: how often they complained, and what we promised. Where there is neither it takes no room. */
export default function PersonWordPanel({ id }: { id: string }) {
  const complaints = usePages(listComplaints, { person: id, limit: 50 })
  const promises = usePages(listPromises, { person: id, limit: 50 })
  const [all, made] = [complaints.items ?? [], promises.items ?? []]
  if (all.length === 0 && made.length === 0) return null
  const open = all.filter((each) => each.state !== 'closed').length
  const late = made.filter((each) => each.isLate).length
  const kept = made.filter((each) => each.state === 'kept').length
  return (
    <Card title={words.asideTitle}>
      <div className={css.aside}>
        {all.length > 0 ? (
          <p>
            <Link href={`/complaints?view=all&person=${id}`}>
              {words.asideComplaints(
                open,
                words.complaintCount(all.length, complaints.loadMore !== undefined),
              )}
            </Link>
          </p>
        ) : null}
        {made.length > 0 ? (
          <p>
            <Link href={`/promises?view=all&person=${id}`}>
              {words.promiseCount(made.length, promises.loadMore !== undefined)}
            </Link>{' '}
            <span className={css.hint}>{words.asidePromises(kept, late)}</span>
          </p>
        ) : null}
      </div>
    </Card>
  )
}
