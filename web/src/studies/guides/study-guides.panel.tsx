import { listGuides } from '@firsthand/contract/studies/guides'
import { usePages } from '../../api/hooks.ts'
import { relativeDays } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import lists from './guide-lists.module.css'
import css from './guides.module.css'
import { words } from './guides.words.ts'

/** The guides of a study, on its page. */
export default function StudyGuides({ id }: { id: string }) {
  const guides = usePages(listGuides, { study: id })
  const { may } = useYou()
  const base = `/studies/${id}/guide`
  return (
    <Section title={words.guides}>
      {guides.failure ? <Broken error={guides.failure} retry={guides.retry} /> : null}
      {guides.isPending && !guides.failure ? <ListSkeleton rows={1} /> : null}
      {guides.items?.length === 0 ? (
        <p className={css.none}>
          {words.none} {may('member') ? <Link href={base}>{words.write}</Link> : null}
        </p>
      ) : null}
      <ul className={lists.guides}>
        {guides.items?.map((guide) => (
          <li key={guide.id}>
            <Link href={`${base}?guide=${guide.id}`}>{guide.title}</Link>{' '}
            <small className={css.faint}>
              {words.summary(guide.promptCount, guide.plannedMinutes)} ·{' '}
              {words.versionOf(
                guide.version,
                guide.savedBy?.name ?? words.somebody,
                relativeDays(guide.savedAt),
              )}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
