import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing } from '../core/shapes.ts'

export const recordingLimits = {
  /** A film of three hours in high definition. */
  bytes: 4 * 1024 * 1024 * 1024,
  offsetMs: 12 * 3_600_000,
}

export const RecordingView = z.object({
  id: Id,
  kind: z.enum(['sound', 'picture']),
  mediaType: z.string(),
  name: z.string(),
  size: z.int(),
  offsetMs: z
    .int()
    .describe('Where the text begins in the recording, in milliseconds; negative where it begins before it.'),
  createdAt: Instant,
  by: z.object({ id: Id, name: z.string() }).nullable(),
  withheldFor: z
    .array(z.object({ id: Id, name: z.string() }))
    .describe('People in it who do not, or no longer, agree to being recorded: it is not played.'),
})
export type RecordingView = z.output<typeof RecordingView>

const Shown = z.object({
  recording: RecordingView.nullable(),
  missingConsent: z
    .array(z.object({ id: Id, name: z.string() }))
    .describe(
      'People in the text who have not agreed to being recorded. With one of them nothing can be added.',
    ),
})

export const showRecording = operation({
  name: 'recordings.show',
  summary: 'Show the recording beside a text, if there is one, and who has not agreed to being recorded.',
  method: 'GET',
  path: '/texts/{text}/recording',
  allows: 'viewer',
  input: z.object({ text: Id }),
  output: Shown,
})

export const recordingErrors = {
  not_media: {
    status: 422,
    message:
      'This is no sound or video that browsers play. Use MP3, M4A, WAV, FLAC, Ogg, MP4 or WebM, or convert it first.',
  },
  there_is_one: {
    status: 409,
    message: 'This text has a recording already. Take that one away first.',
  },
  part_missing: {
    status: 409,
    message: 'Only {received} bytes of this recording are here. Go on from there.',
  },
} as const

export const addRecording = operation({
  name: 'recordings.add',
  summary: 'Put a file that was uploaded before beside a text, as its recording.',
  method: 'POST',
  path: '/texts/{text}/recording',
  allows: 'member',
  input: z.object({
    text: Id,
    file: Id,
    offsetMs: z.int().min(-recordingLimits.offsetMs).max(recordingLimits.offsetMs).default(0),
  }),
  output: Shown,
  errors: recordingErrors,
})

export const adjustRecording = operation({
  name: 'recordings.adjust',
  summary: 'Say where a text begins in its recording.',
  method: 'PATCH',
  path: '/texts/{text}/recording',
  allows: 'member',
  input: z.object({
    text: Id,
    offsetMs: z.int().min(-recordingLimits.offsetMs).max(recordingLimits.offsetMs),
  }),
  output: Shown,
})

export const removeRecording = operation({
  name: 'recordings.remove',
  summary: 'Delete the recording of a text for good. The words stay.',
  method: 'DELETE',
  path: '/texts/{text}/recording',
  allows: 'member',
  input: z.object({ text: Id }),
  output: Nothing,
})
