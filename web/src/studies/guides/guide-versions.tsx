import { type GuideView, listGuideVersions, showGuide } from '@firsthand/contract/studies/guides'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOperation, usePages } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { formatDateTime } from '../../kit/format.ts'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { diffGuides } from './guide-diff.ts'
import lists from './guide-lists.module.css'
import css from './guides.module.css'
import { words } from './guides.words.ts'

/** The versions of a guide, newest first, and what each of them changed. */
export function GuideVersions({
  guide,
  onClose,
  onShow,
}: {
  guide: string
  onClose: () => void
  onShow: (version: number) => void
}) {
  const versions = usePages(listGuideVersions, { guide })
  const [chosen, setChosen] = useState<number>()
  return (
    <Drawer opened onClose={onClose} title={words.versionsTitle}>
      {versions.failure ? <Broken error={versions.failure} retry={versions.retry} /> : null}
      {versions.isPending ? <ListSkeleton rows={4} /> : null}
      <ul className={lists.versions}>
        {versions.items?.map(({ number, savedAt, savedBy, promptCount, plannedMinutes }) => (
          <li key={number}>
            <button
              type="button"
              aria-expanded={chosen === number}
              onClick={() => setChosen(chosen === number ? undefined : number)}
            >
              <strong>
                {words.versionOf(number, savedBy?.name ?? words.somebody, formatDateTime(savedAt))}
              </strong>
              <small>{words.summary(promptCount, plannedMinutes)}</small>
            </button>
            {chosen === number ? (
              <Changes guide={guide} number={number} onShow={() => onShow(number)} />
            ) : null}
          </li>
        ))}
      </ul>
      {versions.loadMore ? (
        <Button size="xs" onClick={versions.loadMore}>
          {words.moreVersions}
        </Button>
      ) : null}
    </Drawer>
  )
}

function Changes({ guide, number, onShow }: { guide: string; number: number; onShow: () => void }) {
  const after = useOperation(showGuide, { guide, version: number })
  const before = useOperation(showGuide, { guide, version: Math.max(1, number - 1) }, { enabled: number > 1 })
  if (!after.data || (number > 1 && !before.data)) return <ListSkeleton rows={2} />
  return (
    <section className={lists.changes} aria-label={words.compared(number)}>
      {number === 1 ? (
        <p className={css.faint}>{words.first}</p>
      ) : (
        <Diff before={before.data!} after={after.data} />
      )}
      <Button size="xs" onClick={onShow}>
        {words.show(number)}
      </Button>
    </section>
  )
}

function Diff({ before, after }: { before: GuideView; after: GuideView }) {
  const changes = diffGuides(before, after)
  if (changes.length === 0) return <p className={css.faint}>{words.nothingChanged}</p>
  return (
    <ul className={lists.diff}>
      {changes.map(({ change, id, before: was, after: is }) => (
        <li key={id} data-change={change}>
          <small>{words.change[change]}</small>
          {was && was !== is ? <del>{was}</del> : null}
          {is && was !== is ? <ins>{is}</ins> : null}
          {was === is ? <span>{is}</span> : null}
        </li>
      ))}
    </ul>
  )
}
