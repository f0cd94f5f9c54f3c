import { searchOverview } from '@firsthand/contract/evidence/search'
import { useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { type Asked, searchPath, sentFor } from './asked.ts'
import { FoundRow } from './found-row.tsx'
import { NothingFound, ReadAs } from './nothing-found.tsx'
import css from './search.module.css'
import { words } from './search.words.ts'

export type ResultsProps = { q: string; asked: Asked; onClear: () => void }

/** The first results of every kind. */
export function FoundOverview({ q, asked, onClear }: ResultsProps) {
  const found = useOperation(searchOverview, { q, ...sentFor(asked) }, { keepShowing: true })
  if (found.failure) return <Broken error={found.failure} retry={found.retry} />
  if (!found.data) return <ListSkeleton />
  const { sections, readAs } = found.data
  if (sections.length === 0) return <NothingFound {...{ q, asked, onClear }} />
  return (
    <>
      <ReadAs q={q} readAs={readAs} />
      <div className={css.sections} aria-busy={found.isRefreshing}>
        {sections.map(({ kind, items, hasMore }) => (
          <Section
            key={kind}
            title={words.kinds[kind]}
            actions={
              hasMore ? (
                <Link href={searchPath(q, asked, kind)}>{words.all(words.kinds[kind].toLowerCase())}</Link>
              ) : null
            }
          >
            {items.length === 0 ? (
              <p className={css.readAs}>{words.lookedSoFar(0)}</p>
            ) : (
              <ul className={css.list}>
                {items.map((each) => (
                  <FoundRow key={`${each.id} ${each.part}`} found={each} />
                ))}
              </ul>
            )}
          </Section>
        ))}
      </div>
    </>
  )
}
