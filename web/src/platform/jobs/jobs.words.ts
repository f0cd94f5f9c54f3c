import { type JobKindName, jobKinds } from '@firsthand/contract/platform/job-kinds'
import type { JobView } from '@firsthand/contract/platform/records'

type State = JobView['state']

const states: Record<State, string> = {
  waiting: 'waiting',
  running: 'at work',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
}

export const words = {
  heading: 'What is Firsthand working on?',
  lead: 'Long work such as an import goes on when you leave its page.',
  none: 'Nothing to do right now',
  noneText: 'Imports and other long work will stand here, with how far they are.',
  example: 'Importing people: 1,200 of 5,400',
  list: 'Jobs',
  sentence: (kind: string, state: State, done: number, total: number | null) =>
    `${kind}: ${states[state]}${state === 'running' || done > 0 ? progress(done, total) : ''}`,
  cancelling: 'Stops after its current step.',
  started: (when: string) => `asked for ${when}`,
  earlier: 'Show earlier jobs',
  planned: 'Planned for later',
  plannedText:
    'Firsthand does these by itself when their time comes. To change one, change the setting behind it: the rules of what is deleted by itself, or your own digest.',
  nothingPlanned: 'Nothing is planned.',
  morePlanned: 'Show more',
} as const

const names: Record<JobKindName, string> = {
  'conversations.find_again': 'Making conversations and notes findable',
  'crm.bulk_edit': 'Changing many people',
  'crm.bulk_undo': 'Taking back a change to many people',
  'crm.duplicates': 'Looking for duplicates',
  'crm.import': 'Importing people',
  'crm.import_undo': 'Taking back an import of people',
  'digest.send': 'A digest of follow-ups by mail',
  'evidence.find_again': 'Making memos and whys findable',
  'evidence.project_export': 'Writing a project file',
  'evidence.project_forget': 'Deleting a project file whose time is over',
  'evidence.project_import': 'Bringing in a project file',
  'evidence.project_undo': 'Taking back a project file',
  'evidence.recording_forget': 'Deleting uploads that were never finished',
  'handoff.remind': 'Reminding of a hand-off without an answer',
  'person.copy': 'Gathering everything about a person',
  'person.erase': 'Erasing a person everywhere',
  'person.forget_copies': 'Deleting copies that were made for people',
  'practice.find_again': 'Making practice talks findable',
  'retention.sweep': 'Deleting what the rules say',
  'workspace.export': 'Making an archive of the workspace',
  'workspace.import': 'Bringing in a workspace',
}

/** What a kind of job does, in words. One that is not known here is read from its name. */
export function nameOfKind(kind: string): string {
  const known = jobKinds.find((each) => each === kind)
  if (known) return names[known]
  const spaced = kind.replaceAll(/[._]/g, ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

function progress(done: number, total: number | null): string {
  const number = new Intl.NumberFormat('en-GB')
  return total === null
    ? `, ${number.format(done)} so far`
    : `, ${number.format(done)} of ${number.format(total)}`
}
