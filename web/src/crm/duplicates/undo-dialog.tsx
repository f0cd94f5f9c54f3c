import { Button, Modal, Radio } from '@mantine/core'
import { unmergePeople } from '@firsthand/contract/crm/merges'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './duplicates.module.css'
import { words } from './duplicates.words.ts'
import { listed } from './moves.tsx'

/** Says what undoing an older merge would do, and asks where what was added since belongs. */
export function UndoDialog({ merge, onClose }: { merge: string; onClose: () => void }) {
  const [added, setAdded] = useState<'stay' | 'go'>('stay')
  const rehearsal = useOperation(unmergePeople, { merge, dryRun: true })
  const undo = useAct(unmergePeople, {
    shownInPlace: true,
    onDone: () => {
      showDone(words.unmerged)
      onClose()
    },
  })
  const seen = rehearsal.data
  const failure = rehearsal.failure ?? undo.failure
  return (
    <Modal opened onClose={onClose} title={words.undoTitle}>
      {failure ? <Broken error={failure} retry={rehearsal.retry} /> : null}
      {!seen && !failure ? <CardSkeleton rows={2} /> : null}
      {seen ? (
        <>
          {seen.kept.length > 0 ? (
            <ul>
              {seen.kept.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          ) : null}
          {seen.added.length > 0 ? (
            <Radio.Group
              label={words.undoAdded(listed(seen.added))}
              value={added}
              onChange={(value) => setAdded(value as typeof added)}
            >
              <Radio value="stay" label={words.addedStay} />
              <Radio value="go" label={words.addedGo} />
            </Radio.Group>
          ) : null}
          <div className={css.actions}>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button variant="filled" loading={undo.isActing} onClick={() => undo.act({ merge, added })}>
              {words.undo}
            </Button>
          </div>
        </>
      ) : null}
    </Modal>
  )
}
