import { listComplaints } from '@firsthand/contract/evidence/complaints'
import { listPromises } from '@firsthand/contract/evidence/promises'
import { Button } from '@mantine/core'
import { usePages } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { PromiseList } from '../promises/promise-list.tsx'
import css from './complaints.module.css'
import { words } from './complaints.words.ts'

/** On a person's page: complaints that are open, and what we promised and have not done. */
export default function PersonComplaintsPanel({ id }: { id: string }) {
  const mayChange = useYou().may('member')
  const complaints = usePages(listComplaints, { person: id, of: 'open', limit: 10 })
  const promises = usePages(listPromises, { person: id, of: 'open', limit: 10 })
  const isEmpty = complaints.items?.length === 0 && promises.items?.length === 0
  const failed = complaints.failure ? complaints : promises
  return (
    <Section
      title={words.ofPerson}
      actions={
        mayChange ? (
          <>
            <Button size="xs" component={Link} href={`/complaints?add=yes&person=${id}`}>
              {words.add}
            </Button>
            <Button size="xs" component={Link} href={`/promises?add=yes&person=${id}`}>
              {words.addPromise}
            </Button>
          </>
        ) : null
      }
    >
      {failed.failure ? <Broken error={failed.failure} retry={failed.retry} /> : null}
      {complaints.isPending || promises.isPending ? <CardSkeleton rows={1} /> : null}
      {isEmpty ? <p className={css.hint}>{words.nothingOpen}</p> : null}
      {complaints.items?.length ? (
        <ul className={css.rows}>
          {complaints.items.map((row) => (
            <li key={row.id}>
              <div>
                <Link href={`/complaints?open=${row.id}`}>{row.about}</Link>
                <p>
                  “<bdi>{row.words}</bdi>”
                </p>
                <p className={css.hint}>
                  {formatDate(row.receivedAt)} ·{' '}
                  <span className={css.state} data-overdue={row.isOverdue || undefined}>
                    {words.stateOf(row)}
                  </span>
                </p>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      {promises.items?.length ? (
        <>
          <h3 className={css.under}>{words.promised}</h3>
          <PromiseList promises={promises.items} mayChange={mayChange} withPerson={false} />
        </>
      ) : null}
    </Section>
  )
}
