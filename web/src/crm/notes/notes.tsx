import { Button } from '@mantine/core'
import { addNote, listNotes } from '@firsthand/contract/crm/notes'
import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { TextAreaField } from '../../kit/fields.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { FormBody } from '../../shell/form-body.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { useForm } from '../../shell/use-form.ts'
import { OneNote } from './one-note.tsx'
import css from './notes.module.css'
import { words } from './notes.words.ts'

/** Whom notes and files are about. */
export type About = { person: string } | { organisation: string }

/** What members wrote about somebody, each with its author and time. */
export function Notes({ about }: { about: About }) {
  const notes = usePages(listNotes, { ...about, limit: 10 })
  const mayWrite = useYou().may('member')
  const [isWriting, setIsWriting] = useState(false)
  return (
    <Section
      title={words.notes}
      actions={
        mayWrite && !isWriting ? (
          <Button size="xs" onClick={() => setIsWriting(true)}>
            {words.write}
          </Button>
        ) : null
      }
    >
      {isWriting ? <WriteNote about={about} onClose={() => setIsWriting(false)} /> : null}
      {notes.failure ? <Broken error={notes.failure} retry={notes.retry} /> : null}
      {notes.isPending ? <CardSkeleton rows={2} /> : null}
      {notes.items?.length === 0 && !isWriting ? <p className={css.none}>{words.none}</p> : null}
      {notes.items?.length ? (
        <ul className={css.list}>
          {notes.items.map((note) => (
            <OneNote key={note.id} note={note} />
          ))}
        </ul>
      ) : null}
      {notes.loadMore ? (
        <Button variant="subtle" onClick={notes.loadMore} loading={notes.isLoadingMore}>
          {words.earlier}
        </Button>
      ) : null}
    </Section>
  )
}

function WriteNote({ about, onClose }: { about: About; onClose: () => void }) {
  const form = useForm(addNote, {
    start: { text: '' },
    fixed: about,
    invalidates: [listNotes],
    onDone: onClose,
  })
  return (
    <FormBody form={form} send={words.keep} onClose={onClose}>
      <TextAreaField
        aria-label={words.write}
        placeholder={words.placeholder}
        ref={focus}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit()
        }}
        {...form.field('text')}
      />
    </FormBody>
  )
}

function focus(field: HTMLTextAreaElement | null): void {
  field?.focus()
}
