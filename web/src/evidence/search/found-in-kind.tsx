import { type FoundKind, searchFind } from '@firsthand/contract/evidence/search'
import { Button } from '@mantine/core'
import { usePages } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { searchPath, sentFor } from './asked.ts'
import type { ResultsProps } from './found-overview.tsx'
import { FoundRow } from './found-row.tsx'
import { NothingFound, ReadAs } from './nothing-found.tsx'
import css from './search.module.css'
import { words } from './search.words.ts'

/** Everything of one kind, page after page. */
export function FoundInKind({ kind, q, asked, onClear }: ResultsProps & { kind: FoundKind }) {
  const found = usePages(searchFind, { q, kind, ...sentFor(asked), limit: 30 }, { keepShowing: true })
  if (found.failure) return <Broken error={found.failure} retry={found.retry} />
  if (!found.items) return <ListSkeleton />
  if (found.items.length === 0 && !found.loadMore) return <NothingFound {...{ q, asked, onClear }} />
  const readAs = found.first?.readAs ?? null
  return (
    <>
      <ReadAs q={q} readAs={readAs} />
      <div className={css.sections}>
        <Section
          title={words.kinds[kind]}
          count={words.count(found.items.length, found.loadMore !== undefined)}
          actions={<Link href={searchPath(q, asked)}>{words.back}</Link>}
        >
          <ul className={css.list} aria-busy={found.isRefreshing}>
            {found.items.map((each) => (
              <FoundRow key={`${each.id} ${each.part}`} found={each} />
            ))}
          </ul>
          {found.loadMore ? (
            <div className={css.more}>
              {found.items.length === 0 ? <span>{words.lookedSoFar(0)}</span> : null}
              <Button onClick={found.loadMore} loading={found.isLoadingMore}>
                {found.items.length === 0 ? words.goOn : words.more}
              </Button>
            </div>
          ) : null}
        </Section>
      </div>
    </>
  )
}
