import { formatNumber } from '../../kit/format.ts'

export const words = {
  notes: 'Notes',
  write: 'Write a note',
  placeholder: 'What should the others know? Words they said belong in a conversation.',
  keep: 'Keep',
  save: 'Save',
  cancel: 'Cancel',
  none: 'No notes yet.',
  change: 'Change',
  changeNamed: (author: string) => `Change the note by ${author}`,
  pin: 'Keep on top',
  unpin: 'No longer on top',
  remove: 'Delete',
  removed: 'The note is deleted.',
  pinned: 'on top',
  edited: (when: string) => `changed ${when}`,
  somebody: 'Somebody who left',
  earlier: 'Earlier notes',
  files: 'Files',
  addFile: 'Add a file',
  noFiles: 'No files yet. A contract, a photo of their workplace, a list they sent.',
  uploading: (share: number) => `Sending, ${formatNumber(Math.round(share * 100))} %`,
  fileAdded: (name: string) => `${name} is kept.`,
  takeAway: (name: string) => `Take ${name} away`,
  takenAway: (name: string) => `${name} is taken away.`,
  bytes: (size: number) =>
    size < 1024 * 1024
      ? `${formatNumber(Math.max(1, Math.round(size / 1024)))} kB`
      : `${formatNumber(size / 1024 / 1024, { maximumFractionDigits: 1 })} MB`,
  really: (name: string) => `Delete ${name}? There is no way back.`,
  moreFiles: 'Earlier files',
} as const
