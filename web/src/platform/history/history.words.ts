import type { EventView } from '@firsthand/contract/platform/records'

export const words = {
  through: {
    key: (who: string, key: string) => `${who}, with the key “${key}”`,
    suggestion: (who: string, by: string) => `${who}, as ${by} suggested`,
  },
  heading: 'Who changed what, and when?',
  leadStart: 'What was changed here, newest first.',
  lead: (days: number | null) =>
    `What was changed here, newest first. ${
      days === null
        ? 'No line is taken out of this list, unless an owner sets a rule for it under Data.'
        : `A rule under Data takes out what is older than ${days.toLocaleString('en-GB')} days.`
    } When a person is erased, their lines stay and what they said is emptied.`,
  about: 'About',
  anything: 'Everything',
  by: 'By',
  anybody: 'Everybody',
  noneOfThese: 'Nothing like that was changed. Choose something else, or show everything.',
  open: (name: string) => `Open ${name}`,
  itWas: (value: string) => `was: ${value}`,
  kinds: {
    person: 'People',
    organisation: 'Organisations',
    claim: 'Claims',
    evidence: 'Evidence',
    text: 'Texts',
    code: 'Codes',
    why: 'Five whys',
    complaint: 'Complaints',
    promise: 'Promises',
    loop: 'Closed loops',
    study: 'Studies',
    guide: 'Guides',
    hunch: 'Hunches',
    recruit: 'Recruits',
    conversation: 'Conversations',
    introduction: 'Introductions',
    task: 'Tasks',
    entry: 'Pipeline entries',
    pipeline: 'Pipelines',
    list: 'Lists',
    organisation_list: 'Lists of organisations',
    field: 'Fields of your own',
    import: 'Imports',
    know_how: 'Know-how',
    suggestion: 'Suggestions',
    member: 'Members',
    invitation: 'Invitations',
    api_key: 'API keys',
    webhook: 'Webhooks',
    feed: 'Feeds',
    file: 'Files',
    job: 'Jobs',
    workspace: 'The workspace and its rules',
  },
  none: 'Nothing has changed yet',
  noneText: 'Every change will stand here: who made it, when, and what was there before.',
  exampleWho: 'Mara',
  exampleWhat: 'Person added',
  system: 'Firsthand itself',
  visitor: 'A visitor',
  was: 'before',
  is: 'after',
  nothing: '—',
  more: (what: string) => `What changed: ${what}`,
  list: 'Changes',
  earlier: 'Show earlier changes',
  loading: 'Loading …',
} as const

/** What the names of events say, for the most common; others are read from their names. */
const sentences: Record<string, string> = {
  'member.joined': 'Joined the workspace',
  'member.left': 'Membership ended',
  'member.reset_link_made': 'Link for a new password made',
  'job.cancel_asked': 'Job cancelled',
  'claim.rung_changed': 'Claim moved on the ladder',
  'hunch.taken_up': 'Hunch taken up',
  'text.speakers_matched': 'Speakers matched with people',
}

const verbs: Record<string, string> = { created: 'added', set: 'set', logged: 'logged' }

/** `person.created` is "Person added". */
export function sentenceOf(event: string): string {
  const known = sentences[event]
  if (known) return known
  const [noun = event, verb = ''] = event.split('.')
  const spaced = `${noun} ${verbs[verb] ?? verb}`.replaceAll('_', ' ').trim()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** Who made a change, and with what, in a few words. */
export function whoDid({ actor, through }: Pick<EventView, 'actor' | 'through'>): string {
  if (actor.name) return through ? words.through[through.kind](actor.name, through.name) : actor.name
  return actor.kind === 'visitor' ? words.visitor : words.system
}
