import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, paragraphs } from '../core/shapes.ts'

export const photoLimits = { size: 20 * 1024 * 1024, perConversation: 200, caption: 500, place: 200 }

export const PhotoView = z.object({
  id: Id,
  file: Id.describe('Download it at /files/{file}.'),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  size: z.int(),
  at: Instant,
  caption: z.string(),
  place: z.string(),
  member: z.object({ id: Id, name: z.string() }),
  evidence: Id.nullable().describe('The piece of evidence that was made of it.'),
})
export type PhotoView = z.output<typeof PhotoView>

export const listPhotos = operation({
  name: 'photos.list',
  summary: 'List the photos of a conversation or observation, in time.',
  method: 'GET',
  path: '/conversations/{conversation}/photos',
  allows: 'viewer',
  input: z.object({ conversation: Id }),
  output: z.object({ items: z.array(PhotoView) }),
})

export const addPhoto = operation({
  name: 'photos.add',
  summary:
    'Keep an uploaded photo with a conversation. What the camera hid in it (place, device) is taken out first.',
  method: 'POST',
  path: '/conversations/{conversation}/photos',
  allows: 'member',
  input: z.object({
    conversation: Id,
    id: Id.optional().describe('Made by the device, so that sending twice keeps it once.'),
    file: Id.describe('Upload it at /files first.'),
    at: Instant.optional().describe('Now, when left out.'),
    caption: line(photoLimits.caption, 0).default(''),
    place: line(photoLimits.place, 0).default(''),
  }),
  output: PhotoView,
  errors: {
    not_a_photo: { status: 422, message: 'This is no photo that can be kept: send JPEG, PNG or WebP.' },
    damaged: {
      status: 422,
      message: 'This photo is damaged, so what is hidden in it could not be taken out. Send it again.',
    },
    too_large: {
      status: 413,
      message: 'This photo is larger than {limit} MB. Make it smaller and send it again.',
    },
    too_many: { status: 422, message: 'There are {limit} photos here already. Remove one first.' },
  },
})

export const updatePhoto = operation({
  name: 'photos.update',
  summary: 'Change what is written under a photo, or where it was taken.',
  method: 'PATCH',
  path: '/photos/{photo}',
  allows: 'member',
  input: z.object({
    photo: Id,
    caption: line(photoLimits.caption, 0).optional(),
    place: line(photoLimits.place, 0).optional(),
  }),
  output: PhotoView,
})

export const removePhoto = operation({
  name: 'photos.remove',
  summary: 'Remove a photo for good. Evidence that was made of it stays.',
  method: 'DELETE',
  path: '/photos/{photo}',
  allows: 'member',
  input: z.object({ photo: Id }),
  output: Nothing,
})

export const makeSeenEvidence = operation({
  name: 'fieldNotes.makeEvidence',
  summary: 'Make evidence of what was seen: of a field note, or of a photo with its caption.',
  method: 'POST',
  path: '/conversations/{conversation}/seen',
  allows: 'member',
  input: z.object({
    conversation: Id,
    entry: Id.optional().describe('A live note of what was seen.'),
    photo: Id.optional(),
    person: Id.nullable().default(null).describe('Whom it was seen of.'),
    words: paragraphs(2_000).optional().describe('The note or the caption, when left out.'),
  }),
  output: z.object({ evidence: Id }),
  errors: {
    one_of_them: { status: 422, message: 'Give the note or the photo that it is made of.' },
    words_missing: { status: 422, message: 'Say in words what is to be seen.' },
    person_missing: { status: 404, message: 'This person was not in this conversation. Choose one who was.' },
  },
})
