import type { ProjectCounts } from '@firsthand/contract/evidence/projects'

const several = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`

export const words = {
  title: 'Exchange',
  codes: 'Codebook',
  question: 'Do others code in another program?',
  lead: 'REFI-QDA projects (.qdpx) carry texts, codes and codings between Firsthand, NVivo, ATLAS.ti, MAXQDA, QualCoder and others.',
  bring: 'Bring a project in',
  bringText:
    'You see what is in it first. Nothing is kept until you say so, and all of it can be taken back.',
  choose: 'Choose a .qdpx file',
  sending: (share: number) => `Sending the file: ${Math.round(share * 100)} %.`,
  reading: 'Reading the project.',
  from: (origin: string) => (origin ? `Written by ${origin}.` : 'It does not say what wrote it.'),
  holds: (counts: Partial<ProjectCounts>) =>
    [
      several(counts.texts ?? 0, 'text', 'texts'),
      several(counts.codes ?? 0, 'code', 'codes'),
      several(counts.selections ?? 0, 'selection', 'selections'),
      several(counts.codings ?? 0, 'coding', 'codings'),
      counts.cases ? several(counts.cases, 'case', 'cases') : '',
      counts.users ? several(counts.users, 'coder', 'coders') : '',
    ]
      .filter(Boolean)
      .join(' · '),
  cases: 'What becomes of its cases',
  casesText: (known: number, all: number) =>
    `${known} of ${all} cases have the name or address of one person here.`,
  matchOrAdd: 'Match people, add the others',
  match: 'Match people, leave the others out',
  leaveOut: 'Leave all cases out',
  coders: (known: string[], others: string[]) =>
    [
      known.length > 0
        ? `${known.join(', ')}: ${known.length === 1 ? 'the member' : 'the members'} of that name.`
        : '',
      others.length > 0 ? `${others.join(', ')}: kept by name, without an account.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  whatNot: 'What does not come over as it is',
  whatStays: 'What is left out',
  nothingLeft: 'All of it has a place.',
  alreadyIn: 'This very project is here already. Brought in again, everything in it is there twice.',
  start: 'Bring it in',
  startAgain: 'Bring it in again',
  cancel: 'Cancel',
  asked: 'The project is being brought in.',
  imports: 'Projects brought in',
  none: 'No project yet',
  noneText: 'When a colleague codes elsewhere, ask for a REFI-QDA export and bring it in here.',
  example: 'Spring interviews.qdpx · 12 texts · 40 codes · 310 codings',
  running: (done: number, total: number | null) =>
    total ? `Bringing it in: ${done} of ${total} steps.` : 'Bringing it in.',
  done: (at: string, name: string | undefined) => (name ? `${at}, by ${name}` : at),
  undo: 'Take it back',
  undoing: 'It is being taken back.',
  undone: (kept: number) =>
    kept === 0
      ? 'Taken back.'
      : `Taken back, but for ${several(kept, 'thing', 'things')} that something was built on since.`,
  failed: 'Nothing of it was kept.',
  files: 'Files that are kept',
  out: 'Take a project out',
  outText:
    'All texts with their codes and codings, for another coding program. Who refused to be quoted is in no file.',
  outNone: 'There is no text here yet that could go out.',
  withNames: 'Name people',
  withNamesText: 'Otherwise they are “Person 1”, “Person 2”, …; names inside the texts stay as they are.',
  write: 'Write the project',
  writing: 'Writing the project.',
  download: 'Download',
  remove: 'Delete',
  until: (day: string) => `until ${day}`,
  times: (count: number) => `${count.toLocaleString('en')}×`,
}
