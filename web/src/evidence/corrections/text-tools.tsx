import { listRedactions } from '@firsthand/contract/evidence/redaction'
import type { TextView } from '@firsthand/contract/evidence/texts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { useYou } from '../../shell/account.ts'
import { HiddenDrawer } from '../redaction/hidden-drawer.tsx'
import { words as hidden } from '../redaction/redaction.words.ts'
import type { Somebody } from '../texts/pickers/people-choice.ts'
import { SpeakersDialog } from '../texts/speakers-dialog.tsx'
import { words as textWords } from '../texts/texts.words.ts'
import css from './correct.module.css'
import { words } from './corrections.words.ts'
import { VersionsDrawer } from './versions-drawer.tsx'

/** What one can do with a text as a whole: correct it, look at its versions, at what waits and at what is hidden. */
export function TextTools({
  text,
  people,
  onCorrect,
  onReview,
}: {
  text: TextView
  people: Somebody[]
  onCorrect: () => void
  onReview: () => void
}) {
  const [opened, setOpened] = useState<'versions' | 'hidden' | 'speakers'>()
  const { may } = useYou()
  const redactions = useOperation(listRedactions, { text: text.id }).data?.items ?? []
  const count = redactions.filter(({ liftedAt }) => liftedAt === null).length
  const { changed, orphans, versions } = text.carried ?? { changed: 0, orphans: 0, versions: 1 }
  const unmatched = text.speakers.filter(({ role, turns }) => role === 'unknown' && turns > 0).length
  const close = () => setOpened(undefined)
  return (
    <div className={css.tools}>
      {may('member') ? (
        <Button size="xs" leftSection={<Icon name="edit" />} onClick={onCorrect}>
          {words.correct}
        </Button>
      ) : null}
      <Button size="xs" onClick={() => setOpened('versions')}>
        {words.versions(versions)}
      </Button>
      {count > 0 || may('member') ? (
        <Button size="xs" onClick={() => setOpened('hidden')}>
          {hidden.list(count)}
        </Button>
      ) : null}
      {changed + orphans > 0 ? (
        <Button size="xs" leftSection={<Icon name="warning" />} onClick={onReview}>
          {words.look(changed + orphans)}
        </Button>
      ) : null}
      {unmatched > 0 && may('member') ? (
        <Button size="xs" onClick={() => setOpened('speakers')}>
          {textWords.unmatched(unmatched)}
        </Button>
      ) : null}
      {opened === 'speakers' ? <SpeakersDialog text={text} people={people} onClose={close} /> : null}
      {opened === 'versions' ? <VersionsDrawer text={text} onClose={close} /> : null}
      {opened === 'hidden' ? <HiddenDrawer text={text} onClose={close} /> : null}
    </div>
  )
}
