import {
  type KnowHowView,
  addKnowHow,
  findKnowHow,
  listKnowHow,
  removeKnowHow,
} from '@firsthand/contract/crm/know-how'
import { ActionIcon } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { showRefused, showUndo } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import css from './know-how.module.css'
import { entrySays, words } from './know-how.words.ts'

const KnowHowForm = whenShown(() => import('./know-how-form.tsx'))

/** What somebody knows, line by line; changed where it stands. */
export function EntryList({ entries, mayChange }: { entries: KnowHowView[]; mayChange: boolean }) {
  const [editing, setEditing] = useState<string>()
  const invalidates = [listKnowHow, findKnowHow]
  const again = useAct(addKnowHow, { invalidates })
  const remove = useAct(removeKnowHow, { invalidates })
  const removeOne = ({ id, member, person, kind, what, sinceYear, untilYear, note }: KnowHowView) =>
    void remove.perform({ knowHow: id }).then(
      () =>
        showUndo(words.removed(what), () =>
          again.act({
            kind,
            what,
            sinceYear,
            untilYear,
            note,
            ...(member ? { member: member.id } : { person: person!.id }),
          }),
        ),
      (error: Error) => showRefused(error.message),
    )
  return (
    <ul className={css.entries}>
      {entries.map((entry) =>
        editing === entry.id ? (
          <li key={entry.id}>
            <div className={css.words}>
              <Suspense fallback={null}>
                <KnowHowForm entry={entry} onClose={() => setEditing(undefined)} />
              </Suspense>
            </div>
          </li>
        ) : (
          <li key={entry.id}>
            <span className={css.words}>
              {entry.organisation ? (
                <Link href={`/people/ways-in?organisation=${entry.organisation.id}`}>{entrySays(entry)}</Link>
              ) : (
                entrySays(entry)
              )}
              {entry.note ? <small>{entry.note}</small> : null}
            </span>
            {mayChange ? (
              <>
                <ActionIcon
                  size="sm"
                  aria-label={words.edit(entry.what)}
                  onClick={() => setEditing(entry.id)}
                >
                  <Icon name="edit" size={12} />
                </ActionIcon>
                <ActionIcon size="sm" aria-label={words.remove(entry.what)} onClick={() => removeOne(entry)}>
                  <Icon name="close" size={12} />
                </ActionIcon>
              </>
            ) : null}
          </li>
        ),
      )}
    </ul>
  )
}
