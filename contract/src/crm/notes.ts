import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, page, pageInput, paragraphs } from '../core/shapes.ts'

export const noteLimits = { text: 20_000, pinned: 20 }

/** Whom something is about: a person or an organisation, one of the two. */
export const aboutInput = {
  person: Id.optional().describe('Whom it is about: this, or an organisation.'),
  organisation: Id.optional(),
}

export const NoteView = z.object({
  id: Id,
  about: z.object({ kind: z.enum(['person', 'organisation']), id: Id }),
  text: z.string().describe('Plain text; a light Markdown is shown as such.'),
  author: z.object({ id: Id, name: z.string() }).nullable(),
  isPinned: z.boolean(),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  version: z.int(),
})
export type NoteView = z.output<typeof NoteView>

export const aboutErrors = {
  about_one: { status: 422, message: 'Say whom this is about: one person, or one organisation.' },
} as const

const noteErrors = {
  ...aboutErrors,
  not_yours: {
    status: 403,
    message: 'Only who wrote a note may change it. Write one of your own beside it.',
  },
} as const

export const listNotes = operation({
  name: 'notes.list',
  summary: 'List the notes about a person or an organisation: pinned ones first, then the newest.',
  method: 'GET',
  path: '/notes',
  allows: 'viewer',
  input: z.object({ ...pageInput, ...aboutInput }),
  output: page(NoteView),
  errors: aboutErrors,
})

export const addNote = operation({
  name: 'notes.add',
  summary: 'Write a note about a person or an organisation.',
  method: 'POST',
  path: '/notes',
  allows: 'member',
  input: z.object({
    ...aboutInput,
    text: paragraphs(noteLimits.text, 1),
    isPinned: z.boolean().default(false),
  }),
  output: NoteView,
  errors: noteErrors,
})

export const updateNote = operation({
  name: 'notes.update',
  summary: 'Change a note that you wrote.',
  method: 'PATCH',
  path: '/notes/{note}',
  allows: 'member',
  input: z.object({
    note: Id,
    text: paragraphs(noteLimits.text, 1),
    version: z.int().optional().describe('Refuses when the note changed since.'),
  }),
  output: NoteView,
  errors: noteErrors,
})

export const pinNote = operation({
  name: 'notes.pin',
  summary: 'Keep a note on top, or let it go back into its place in time.',
  method: 'POST',
  path: '/notes/{note}/pin',
  allows: 'member',
  input: z.object({ note: Id, isPinned: z.boolean() }),
  output: NoteView,
})

export const removeNote = operation({
  name: 'notes.remove',
  summary: 'Delete a note that you wrote. Administrators may delete any.',
  method: 'DELETE',
  path: '/notes/{note}',
  allows: 'member',
  input: z.object({ note: Id }),
  output: Nothing,
  errors: noteErrors,
})
