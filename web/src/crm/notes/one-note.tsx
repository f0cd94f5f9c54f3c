import { ActionIcon, Menu } from '@mantine/core'
import {
  type NoteView,
  addNote,
  listNotes,
  pinNote,
  removeNote,
  updateNote,
} from '@firsthand/contract/crm/notes'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { TextAreaField } from '../../kit/fields.tsx'
import { formatDateTime, relativeDays } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormBody } from '../../shell/form-body.tsx'
import { useForm } from '../../shell/use-form.ts'
import { LightText } from './light-text.tsx'
import css from './notes.module.css'
import { words } from './notes.words.ts'

/** One note: who wrote it and when, its words, and what may be done with it. */
export function OneNote({ note }: { note: NoteView }) {
  const you = useYou()
  const [isChanging, setIsChanging] = useState(false)
  const invalidates = [listNotes]
  const isMine = note.author !== null && note.author.id === you.memberId
  const pin = useAct(pinNote, { invalidates })
  const again = useAct(addNote, { invalidates })
  const remove = useAct(removeNote, {
    invalidates,
    onDone: () =>
      // Written again it is by whoever does so: only the author may.
      isMine
        ? showUndo(words.removed, () =>
            again.act({ [note.about.kind]: note.about.id, text: note.text, isPinned: note.isPinned }),
          )
        : showDone(words.removed),
  })
  const author = note.author?.name ?? words.somebody
  const facts = [
    relativeDays(note.createdAt),
    note.editedAt ? words.edited(relativeDays(note.editedAt)) : undefined,
    note.isPinned ? words.pinned : undefined,
  ]
  return (
    <li className={css.note} data-pinned={note.isPinned || undefined}>
      <div className={css.head}>
        <span className={css.author}>{author}</span>
        <time className={css.when} dateTime={note.createdAt} title={formatDateTime(note.createdAt)}>
          {facts.filter(Boolean).join(' · ')}
        </time>
        {you.may('member') ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={words.changeNamed(author)}>
                <Icon name="more" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => pin.act({ note: note.id, isPinned: !note.isPinned })}>
                {note.isPinned ? words.unpin : words.pin}
              </Menu.Item>
              {isMine ? <Menu.Item onClick={() => setIsChanging(true)}>{words.change}</Menu.Item> : null}
              {isMine || you.may('admin') ? (
                <Menu.Item onClick={() => remove.act({ note: note.id })}>{words.remove}</Menu.Item>
              ) : null}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      {isChanging ? (
        <ChangeNote note={note} onClose={() => setIsChanging(false)} />
      ) : (
        <LightText text={note.text} />
      )}
    </li>
  )
}

function ChangeNote({ note, onClose }: { note: NoteView; onClose: () => void }) {
  const form = useForm(updateNote, {
    start: { text: note.text },
    fixed: { note: note.id, version: note.version },
    invalidates: [listNotes],
    onDone: onClose,
  })
  return (
    <FormBody form={form} send={words.save} onClose={onClose}>
      <TextAreaField aria-label={words.change} ref={focus} {...form.field('text')} />
    </FormBody>
  )
}

function focus(field: HTMLTextAreaElement | null): void {
  field?.focus()
}
