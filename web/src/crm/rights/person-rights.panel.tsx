import { createCopy, listAccesses, listCopies } from '@firsthand/contract/crm/rights'
import { Button } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useAct, usePages, useOperation } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { formatDate } from '../../kit/format.ts'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './rights.module.css'
import { words } from './rights.words.ts'

const Erase = whenShown(() => import('./erase-person.tsx'))

/** What a person may ask of us: a copy, who looked, and to be erased. For administrators. */
export default function PersonRights({ id }: { id: string }) {
  const { may } = useYou()
  return may('admin') ? <Rights id={id} /> : null
}

function Rights({ id }: { id: string }) {
  const [isErasing, setIsErasing] = useState(false)
  return (
    <Card title={words.title}>
      <p className={css.why}>{words.lead}</p>
      <Copies person={id} />
      <details className={css.fold}>
        <summary>{words.looked}</summary>
        <Looked person={id} />
      </details>
      {isErasing ? (
        <Suspense fallback={<CardSkeleton rows={4} />}>
          <Erase person={id} onLeave={() => setIsErasing(false)} />
        </Suspense>
      ) : (
        <div className={css.actions}>
          <Button size="xs" variant="default" color="red" onClick={() => setIsErasing(true)}>
            {words.erase}
          </Button>
        </div>
      )}
    </Card>
  )
}

function Copies({ person }: { person: string }) {
  const workspace = useWorkspaceId()
  const [before, setBefore] = useState<number>()
  const isMaking = before !== undefined
  // Asks until the new one is there.
  const copies = useOperation(listCopies, { person }, { everyMs: isMaking ? 2_000 : false })
  const count = copies.data?.items.length ?? 0
  const make = useAct(createCopy, { invalidates: [listCopies], onDone: () => setBefore(count) })
  const isWaiting = isMaking && count <= before
  return (
    <>
      <div className={css.actions}>
        <Button
          size="xs"
          variant="default"
          loading={make.isActing || isWaiting}
          onClick={() => make.act({ person })}
        >
          {words.copy}
        </Button>
      </div>
      {isWaiting ? <output className={css.why}>{words.making}</output> : null}
      {copies.failure ? <Broken error={copies.failure} retry={copies.retry} /> : null}
      {count > 0 ? (
        <ul className={css.list} aria-label={words.copies}>
          {copies.data!.items.map((copy) => (
            <li key={copy.id}>
              <a href={`/api/v1/workspaces/${workspace}/files/${copy.fileId}`} download>
                {words.copyOf(formatDate(copy.createdAt))}
              </a>
              , {words.goes(formatDate(copy.expiresAt))}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Looked({ person }: { person: string }) {
  const looks = usePages(listAccesses, { person, limit: 20 })
  if (looks.failure) return <Broken error={looks.failure} retry={looks.retry} />
  if (looks.isPending) return <CardSkeleton rows={3} />
  if (!looks.items?.length) return <p className={css.why}>{words.lookedEmpty}</p>
  return (
    <>
      <ul className={css.list}>
        {looks.items.map((look) => (
          <li key={`${look.day} ${look.member.id} ${look.what} ${look.reader}`}>
            {formatDate(look.day)}: {look.member.name} {words.what[look.what]}
            {words.reader[look.reader]}
          </li>
        ))}
      </ul>
      {looks.loadMore ? (
        <Button size="xs" variant="subtle" loading={looks.isLoadingMore} onClick={looks.loadMore}>
          {words.more}
        </Button>
      ) : null}
    </>
  )
}
