import { listSpeakerChanges, undoSpeakerChange } from '@firsthand/contract/evidence/speakers'
import { Button } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './speakers-dialog.module.css'
import { words } from './texts.words.ts'

/** What was said about the speakers of a text, newest first. Only the last of it can be undone, then the one before. */
export function SpeakerHistory({ text, onUndone }: { text: string; onUndone: () => void }) {
  const { data, failure, retry } = useOperation(listSpeakerChanges, { text })
  const undo = useAct(undoSpeakerChange, {
    shownInPlace: true,
    onDone: () => {
      showDone(words.speakersUndone)
      onUndone()
    },
  })
  if (failure) return <Broken error={failure} retry={retry} />
  if (!data || data.items.length === 0) return null
  const last = data.items.find(({ undoneAt }) => undoneAt === null)?.id
  return (
    <details className={css.more}>
      <summary>{words.history(data.items.length)}</summary>
      <ol className={css.changes}>
        {data.items.map(({ id, kind, by, at, evidenceMoved, undoneAt }) => (
          <li key={id}>
            <div>
              {words.changes[kind]}
              <span>
                {[
                  by?.name,
                  formatDateTime(at),
                  evidenceMoved > 0 ? words.moved(evidenceMoved) : '',
                  undoneAt ? words.undoneSince : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            {id === last ? (
              <Button size="xs" loading={undo.isActing} onClick={() => undo.act({ change: id })}>
                {words.undoChange}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {undo.failure ? <Refused title={undo.failure.message} /> : null}
    </details>
  )
}
