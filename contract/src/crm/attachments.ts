import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, page, pageInput } from '../core/shapes.ts'
import { aboutErrors, aboutInput } from './notes.ts'

export const attachmentLimits = { size: 50 * 1024 * 1024, perSubject: 200 }

export const AttachmentView = z.object({
  id: Id,
  file: Id.describe('Download it at /files/{file}.'),
  name: z.string(),
  size: z.int(),
  foundType: z.string().describe('What its bytes are, whatever its name says.'),
  addedBy: z.object({ id: Id, name: z.string() }).nullable(),
  addedAt: Instant,
})
export type AttachmentView = z.output<typeof AttachmentView>

export const listAttachments = operation({
  name: 'attachments.list',
  summary: 'List the files kept with a person or an organisation, the newest first.',
  method: 'GET',
  path: '/attachments',
  allows: 'viewer',
  input: z.object({ ...pageInput, ...aboutInput }),
  output: page(AttachmentView),
  errors: aboutErrors,
})

export const addAttachment = operation({
  name: 'attachments.add',
  summary: 'Keep an uploaded file with a person or an organisation.',
  method: 'POST',
  path: '/attachments',
  allows: 'member',
  input: z.object({ ...aboutInput, file: Id.describe('Upload it at /files first.') }),
  output: AttachmentView,
  errors: {
    ...aboutErrors,
    file_too_large: {
      status: 413,
      message: 'This file is larger than {limit} MB. Keep a link to it instead.',
    },
    file_is_program: {
      status: 422,
      message: '{name} is a program, and those are not kept here. Keep a link to it instead.',
    },
    too_many_files: { status: 422, message: 'There are {limit} files here already. Remove one first.' },
  },
})

export const removeAttachment = operation({
  name: 'attachments.remove',
  summary: 'Take a file away from a person or an organisation.',
  method: 'DELETE',
  path: '/attachments/{attachment}',
  allows: 'member',
  input: z.object({ attachment: Id }),
  output: Nothing,
})
