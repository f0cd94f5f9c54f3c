import type { TextView } from '@firsthand/contract/evidence/texts'
import { type VersionView, listVersions, restoreVersion } from '@firsthand/contract/evidence/versions'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { formatDateTime } from '../../kit/format.ts'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { BetterTranscript } from './better-transcript.tsx'
import { CompareVersions } from './compare-versions.tsx'
import css from './correct.module.css'
import { words } from './corrections.words.ts'

/** Every version that a text has had: who made it, what it changed, and the way back. */
export function VersionsDrawer({ text, onClose }: { text: TextView; onClose: () => void }) {
  const { data, failure, retry } = useOperation(listVersions, { text: text.id })
  const [compared, setCompared] = useState<VersionView>()
  const { may } = useYou()
  const current = data?.items.find((each) => each.isCurrent)
  return (
    <Drawer
      opened
      onClose={onClose}
      title={compared && current ? words.comparing(compared.number, current.number) : words.versionsTitle}
      actions={
        compared ? (
          <Button size="xs" onClick={() => setCompared(undefined)}>
            {words.versionsTitle}
          </Button>
        ) : null
      }
    >
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {!data && !failure ? <ListSkeleton rows={3} /> : null}
      {compared && current ? (
        <CompareVersions older={compared} newer={current} />
      ) : data && current ? (
        <>
          <ul className={css.versions}>
            {data.items.map((version) => (
              <Version
                key={version.id}
                {...{ text, version, current }}
                onCompare={() => setCompared(version)}
              />
            ))}
          </ul>
          {may('member') ? <BetterTranscript {...{ text, current }} /> : null}
        </>
      ) : null}
    </Drawer>
  )
}

type VersionProps = { text: TextView; version: VersionView; current: VersionView; onCompare: () => void }

function Version({ text, version, current, onCompare }: VersionProps) {
  const { may } = useYou()
  const back = useAct(restoreVersion)
  const restore = useAct(restoreVersion, {
    onDone: ({ version: made }) =>
      showUndo(words.restored(version.number), () =>
        back.act({ text: text.id, version: made.id, restores: current.id }),
      ),
  })
  return (
    <li>
      <strong>
        {words.version(version.number)}
        {version.isCurrent ? ` · ${words.current}` : ''}
      </strong>
      <p>
        {[words.origin(version), version.by?.name, formatDateTime(version.createdAt)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {version.note ? <p>{version.note}</p> : null}
      {version.isCurrent ? null : (
        <div className={css.tools}>
          <Button size="xs" onClick={onCompare}>
            {words.compare}
          </Button>
          {may('member') ? (
            <Button
              size="xs"
              variant="subtle"
              loading={restore.isActing}
              onClick={() => restore.act({ text: text.id, version: current.id, restores: version.id })}
            >
              {words.restore}
            </Button>
          ) : null}
        </div>
      )}
    </li>
  )
}
