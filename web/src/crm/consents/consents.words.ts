import type {
  ConsentSource,
  ConsentState,
  Purpose,
  Standing,
  WordingSubject,
} from '@firsthand/contract/crm/consents'

const purposes: Record<Purpose, string> = {
  contact: 'Contact them',
  record: 'Record',
  transcribe: 'Write down what they say',
  quote: 'Quote without a name',
  publish: 'Publish their words',
  process_by_ai: 'Let an AI read it',
}

const standings: Record<Standing, string> = {
  given: 'Agreed',
  refused: 'Said no',
  withdrawn: 'Taken back',
  expired: 'Run out',
  unsaid: 'Not asked',
}

const states: Record<ConsentState, string> = {
  given: 'Agreed',
  refused: 'Said no',
  withdrawn: 'Took it back',
}

const sources: Record<ConsentSource, string> = {
  said: 'said so',
  signed_form: 'on a signed form',
  shown_page: 'on the page we showed them',
  sent_page: 'on the page we sent them',
  booking_page: 'when booking',
  import: 'from an import',
  mail: 'by mail',
}

const subjects: Record<WordingSubject, string> = { about: 'What happens with the data', ...purposes }

export const words = {
  title: 'What they agreed to',
  purposes,
  standings,
  states,
  sources,
  subjects,
  mayUntilAsked: 'fine until they say no',
  mayNotUntilAsked: 'not until they say yes',
  since: (when: string) => `since ${when}`,
  until: (when: string) => `until ${when}`,
  change: (purpose: string) => `Note an answer: ${purpose}`,
  note: 'Note',
  cancel: 'Leave it',
  proof: 'In their words, or where it is written',
  proofWhy: 'If you like. It helps when somebody asks later.',
  noted: 'Noted. It holds from now on, everywhere.',
  show: 'Show them',
  showWhy: 'Hand your phone over: they read, tick and sign by name.',
  send: 'Make a link',
  link: 'Their link',
  linkWhy: (until: string) => `Send it yourself. It opens only their page, until ${until}.`,
  copy: 'Copy',
  copied: 'The link is copied.',
  endLinks: 'End links',
  ended: 'Their links no longer open.',
  history: 'Every answer',
  byThemselves: 'themselves',
  notedBy: (name: string) => `noted by ${name}`,
  wording: (number: number) => `text ${number}`,
  page: {
    title: 'Your data',
    heading: (name: string) => `${name}, this is how your data is used`,
    from: (workspace: string) => `From ${workspace}`,
    yes: 'Yes',
    no: 'No',
    open: 'You can leave a question open. Nothing you answer here changes what you answered to another question.',
    sign: 'Your name',
    signWhy: 'As a signature.',
    save: 'Save my answers',
    thanks: 'Thank you. Your answers are saved and hold from now on.',
    thanksSent: 'You can come back with the same link and change them.',
    answerOne: 'Answer at least one question first.',
    loading: 'One moment.',
    gone: 'This page has ended',
    incomplete: 'This link is not complete',
    incompleteTodo: 'Open the whole link that was sent to you, or ask for it again.',
    back: 'Give the phone back',
    handed: 'Hand the phone over now. Nothing else is shown until you take it back.',
  },
  texts: {
    heading: 'What do you ask people to agree to?',
    lead: 'The texts of the page “how your data is used”. Write as you would talk. Once somebody has answered to a text it keeps its words; a change becomes a new version for those who come after.',
    version: (number: number) => (number === 0 ? 'the text that comes with Firsthand' : `version ${number}`),
    used: 'somebody has answered to it',
    save: 'Save this text',
    saved: 'Saved.',
    readOnly: 'Administrators can change these.',
  },
} as const
