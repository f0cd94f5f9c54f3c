import type { RetentionKind } from '@firsthand/contract/platform/retention'

const number = new Intl.NumberFormat('en-GB')

/** "1.4 MB". */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const place = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** place
  return `${new Intl.NumberFormat('en-GB', { maximumFractionDigits: place > 1 && value < 100 ? 1 : 0 }).format(value)} ${units[place]}`
}

const kinds: Record<RetentionKind, { label: string; why: string }> = {
  history: { label: 'Who changed what', why: 'Entries of the history. At least 30 days.' },
  jobs: { label: 'Finished jobs', why: 'What they did stays.' },
  imports: {
    label: 'Imports',
    why: 'The uploaded table and its refused rows. The people stay, and can no longer be taken back together.',
  },
  text_files: {
    label: 'Files of texts',
    why: 'The files that transcripts came from. The words stay; so does every file that evidence stands on.',
  },
  recordings: {
    label: 'Recordings',
    why: 'Sound and film beside texts. The words stay, and so does the evidence made of them.',
  },
  loose_files: { label: 'Unused files', why: 'Uploads that nothing uses.' },
  quiet_people: {
    label: 'People nobody talks with',
    why: 'Archived when nobody has talked with them for so long and nothing is open or planned. At least 90 days.',
  },
  quiet_people_erased: {
    label: 'People nobody talks with, for good',
    why: 'Erased with everything that is theirs, words included, as if they had asked for it, where nothing is open or planned. At least 90 days.',
  },
  consents_of_erased: {
    label: 'Consents of erased people',
    why: 'The records without a name of what they had agreed to.',
  },
  accesses: { label: 'Who looked at whom', why: 'One line for each member, person and day.' },
}

export const words = {
  heading: 'What comes out, what comes in, what goes?',
  lead: 'Everything that goes in can come out.',
  export: {
    title: 'Take everything out',
    text: 'One archive with every row and every file, as they are at this moment. It can be imported into any Firsthand. Accounts, keys and invitations are not in it, and what is hidden stays hidden.',
    start: 'Export this workspace',
    owners: 'Owners can make an archive.',
    busy: (done: number, total: number | null) =>
      total === null
        ? 'Making the archive'
        : `Making the archive: ${number.format(done)} of ${number.format(total)} rows and files`,
    failed: 'The archive could not be made.',
    none: 'There is no archive right now.',
    made: (when: string, by: string | null) => (by ? `Made ${when} for ${by}` : `Made ${when}`),
    until: (size: string, when: string) => `${size}, kept until ${when}`,
    download: 'Download',
    remove: 'Delete',
    close: 'Close',
  },
  import: {
    title: 'Bring a workspace in',
    text: 'An archive becomes a new workspace of its own; this one is not touched. You become its owner, everybody else comes along as a former member.',
    choose: 'Choose an archive',
    uploading: (share: number) => `Sending the archive: ${Math.round(share * 100)} %`,
    busy: (done: number, total: number | null) =>
      total === null
        ? 'Checking the archive'
        : `Importing: ${number.format(done)} of ${number.format(total)} steps`,
    done: 'The workspace is there.',
    failed: 'It was not imported. Nothing of it was kept.',
    cancelled: 'Stopped. Nothing of it was kept.',
    open: 'Open it',
    again: 'Choose another',
  },
  retention: {
    title: 'What is deleted by itself',
    text: 'Nothing, unless you say so. Evidence and claims never go by themselves, except with people whom a rule erases for good. A rule begins a day after it is chosen.',
    kinds,
    after: (label: string) => `Delete ${label.toLowerCase()} after how many days`,
    never: 'Never',
    days: ' days',
    preview: 'Preview',
    previewOf: (label: string) => `Preview what would be deleted of: ${label}`,
    nothing: 'Nothing is that old.',
    found: (count: number, isExact: boolean, bytes: string | null) =>
      `${isExact ? '' : 'More than '}${number.format(count)} would go today${bytes ? `, ${bytes}` : ''}.`,
    example: (text: string) => `For example: ${text}`,
    next: (when: string) => `Next: ${when}`,
    save: 'Save',
    saved: 'Saved. It begins a day from now.',
    owners: 'Owners can change this.',
  },
} as const
