import type { ImportTarget } from '@firsthand/contract/crm/imports'
import { formatNumber } from '../../kit/format.ts'

const one = (sentence: string) => sentence.replace(/^one/, 'One')
const people = (count: number) => (count === 1 ? 'one person' : `${formatNumber(count)} people`)
const rows = (count: number) => (count === 1 ? 'one row' : `${formatNumber(count)} rows`)

type Undone = {
  peopleRemoved: number
  peopleReverted: number
  peopleSpared: number
  introductionsRemoved: number
}

export const words = {
  title: 'Import people',
  imports: 'Imports',
  crumb: 'People',
  steps: ['File', 'Columns', 'Problems', 'Done'],
  stepOf: (step: number) => `Step ${step} of 4`,
  back: 'Back',
  // file
  fileQuestion: 'Which spreadsheet do you have?',
  fileLead:
    'Whatever you keep people in: an Excel workbook, CSV, vCards, or what Google Contacts, Outlook or LinkedIn export. Nothing is changed before you have seen what will happen.',
  choose: 'Choose a file',
  drop: 'or drop it here',
  fileKinds: 'XLSX, CSV, TSV or vCard (.vcf), up to 512 MB',
  uploading: (share: number) => `Uploading: ${Math.round(share * 100)} %`,
  looksLike: 'It may look like this',
  looksLikeText:
    'In any order, any language, with other columns between. A name or an e-mail address is enough.',
  exampleHeaders: ['Full name', 'E-mail', 'Company', 'Job title', 'Introduced by'],
  exampleRow: ['Nele Brandt', 'nele@rides.example', 'Rapid Rides', 'Night courier', 'Tobi Akande'],
  // columns
  columnsQuestion: 'What is in each column?',
  columnsLead: (file: string, count: string) =>
    `${file}: ${count}. We guessed from the names and the cells; change what is wrong.`,
  yourFile: 'your file',
  rowsExact: rows,
  rowsAbout: (count: number) => `about ${rows(count)}`,
  encoding: 'Characters',
  delimiter: 'Cells end with',
  headerRow: 'Names of the columns',
  noHeader: 'no row',
  headerAt: (row: number) => `row ${row + 1}`,
  delimiters: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as Record<string, string>,
  columnIs: (header: string) => `What “${header}” is`,
  targets: {
    name: 'Name',
    given_name: 'First name',
    family_name: 'Last name',
    pronouns: 'Pronouns',
    email: 'E-mail',
    phone: 'Phone',
    website: 'Link',
    street: 'Street',
    postal_code: 'Postal code',
    city: 'City',
    region: 'Region',
    country: 'Country',
    address: 'Address in one cell',
    organisation: 'Organisation',
    role: 'Role',
    contact_type: 'Contact type',
    contact_type_since: 'Contact type since (a day)',
    contact_type_until: 'Contact type until (a day)',
    time_zone: 'Time zone',
    language: 'Language',
    introduced_by: 'Introduced by',
    note: 'Note',
    external_id: 'Id in another system',
    cadence: 'Cadence, in days',
    ignore: 'Leave out',
  } satisfies Record<ImportTarget, string> as Record<ImportTarget, string>,
  reasons: {
    header: 'its name says so',
    content: 'its cells look like it',
    partner: 'its neighbour says so',
    taken: 'another column is that already',
    nothing: 'we could not tell',
    chosen: 'you chose it',
    saved: 'as you saved it',
  } as Record<string, string>,
  daysOf: (header: string) => `How days of “${header}” are written`,
  decimalsOf: (header: string) => `How numbers of “${header}” are written`,
  currencyOf: (header: string) => `Currency of “${header}” where none is written`,
  otherCurrency: (currency: string) => `The field is in ${currency}. Make another, or convert first.`,
  chooseReading: 'choose…',
  twoWays: (example: string) => `${example} can be read two ways`,
  sayHow: (header: string) => `Say how “${header}” is written: it can be read two ways.`,
  dateOrders: {
    day_first: 'day first: 31.12.2026',
    month_first: 'month first: 12/31/2026',
    year_first: 'year first: 2026-12-31',
  } as Record<string, string>,
  decimalMarks: { '.': 'point: 1,234.50', ',': 'comma: 1.234,50' } as Record<string, string>,
  sheet: 'Sheet',
  hiddenSheet: (name: string) => `${name} (hidden)`,
  leaveHidden: 'Leave hidden rows out',
  saveMapping: 'Save for the next file like this',
  mappingName: 'Name of this mapping',
  readAs: 'Read the columns as saved under',
  asItLooks: 'none of these: as they look',
  mappings: 'Saved mappings',
  mappingsLead:
    'A file with the same columns is read so by itself. Delete one that is wrong; what was imported stays.',
  mappingColumns: 'For these columns',
  deleteMapping: 'Delete',
  deleteThe: (name: string) => `Delete the mapping ${name}`,
  mappingDeleted: (name: string) => `The mapping ${name} is deleted.`,
  readAsSaved: (name: string) =>
    `Read as you saved it under “${name}”. Back shows the columns, and others to choose.`,
  save: 'Save',
  newField: 'New field…',
  fieldName: 'Name of the field',
  fieldType: 'What it holds',
  fieldTypes: {
    text: 'Text',
    number: 'Number',
    date: 'Date',
    choice: 'One of a few',
    money: 'Money',
    person: 'A person, by name or e-mail',
  },
  fieldCurrency: 'Currency, in three letters',
  choicesFrom: (choices: string[]) => `To choose from: ${choices.join(', ')}`,
  makeField: 'Add the field',
  programs: { google: 'Google Contacts', outlook: 'Outlook', linkedin: 'LinkedIn' } as Record<string, string>,
  programFound: (program: string) =>
    `This is an export of ${program}, so its columns are mapped already. Go back to look at them.`,
  savedFound: (name: string) =>
    `Its columns are those of “${name}”, which you saved. Go back to look at them.`,
  line: 'Line',
  toProblems: 'Go on',
  nobodyNamed: 'Choose which column holds the name, or the e-mail address.',
  // problems
  problemsQuestion: 'Is this what should happen?',
  willImport: (count: number, about: boolean) =>
    about ? `Of the first rows, ${people(count)} can be imported.` : one(`${people(count)} can be imported.`),
  willRefuse: (count: number) =>
    count === 0
      ? 'Nothing is wrong with any row.'
      : one(
          `${rows(count)} will be left out. You get ${count === 1 ? 'it' : 'them'} as a file with the reason.`,
        ),
  areKnown: (count: number) =>
    count === 0 ? 'None of them is known yet.' : `We know ${people(count)} of them already.`,
  lookedAt: (count: number) => `We looked at the first ${rows(count)}; the rest is checked on the way in.`,
  leftOut: 'Rows that will be left out',
  allRows: 'Your rows',
  firstRows: 'The first rows of the file',
  rowsOf: (file: string) => `Rows of ${file}`,
  known: 'People we know already',
  knownChoices: {
    update: 'Bring them up to date; nothing of theirs is taken away',
    skip: 'Leave them as they are',
  } as Record<string, string>,
  unknown: 'People we do not know',
  unknownChoices: { create: 'Add them', skip: 'Pass over them' } as Record<string, string>,
  archived: (count: number) => `${one(people(count))} of this file ${count === 1 ? 'was' : 'were'} put away`,
  archivedChoices: {
    refuse: 'Put those rows aside, so that I decide one by one',
    skip: 'Leave them put away',
    bring_back: 'Bring them back',
  } as Record<string, string>,
  matchBy: 'We know somebody by',
  matches: {
    email: 'e-mail address',
    phone: 'phone number',
    external_id: 'their id in another system',
    name_organisation: 'name and organisation',
  } as Record<string, string>,
  nameOrder: 'Names are written',
  nameOrders: {
    as_written: 'as they are said: Nele Brandt',
    family_comma: 'last name, comma, first name: Brandt, Nele',
    family_first: 'last name first: Brandt Nele',
  } as Record<string, string>,
  country: 'Numbers without a country code are of',
  ownCountry: 'the country of the workspace',
  importedBefore: (file: string, when: string) => `This very file was imported before: ${file}, ${when}.`,
  again: 'Import it once more all the same',
  valuesOf: (header: string) => `What the words of “${header}” mean`,
  valuesText: 'As they stand in the rows we looked at, the most frequent first.',
  word: 'Word',
  times: 'Rows',
  means: 'Means',
  meansOf: (word: string) => `What “${word}” means`,
  keepInNote: 'nothing we know: keep it in the note',
  leaveRowOut: 'none of these: leave the row out',
  leaveWord: 'leave it out',
  cadenceForAll: 'Days between touches, where nothing else says',
  cadenceUsual: 'as usual for their contact type',
  typeForAll: 'What everybody in this file is to us',
  typeNone: 'as the file says',
  start: (count: number, exact: boolean) => (exact ? `Import ${people(count)}` : 'Import'),
  // progress
  working: (done: number, total: number | null) =>
    total === null ? `Reading the file: ${rows(done)}` : `Importing: ${formatNumber(done)} of ${rows(total)}`,
  waiting: 'Waiting for its turn…',
  mayLeave: 'You may leave this page; the import goes on.',
  pause: 'Pause',
  pausing: 'Pauses after the rows it is at.',
  pausedTitle: 'Paused',
  goOn: 'Go on',
  goOnText: (read: number) =>
    `${one(rows(read))} ${read === 1 ? 'is' : 'are'} done. It goes on with the next.`,
  timeLeft: (seconds: number) =>
    seconds < 60
      ? `About ${seconds} seconds left.`
      : `About ${formatNumber(Math.ceil(seconds / 60))} minutes left.`,
  position: (ahead: number | null) =>
    ahead === null
      ? ''
      : ahead === 0
        ? 'It is next.'
        : `${formatNumber(ahead)} ${ahead === 1 ? 'job comes' : 'jobs come'} first.`,
  mentionsRefused: (count: number) =>
    `${one(people(count))} came without somebody whom one of their fields names.`,
  corrected: (count: number) =>
    `${one(rows(count))} ${count === 1 ? 'is' : 'are'} taken as you corrected ${count === 1 ? 'it' : 'them'}.`,
  correctedBefore: (count: number) =>
    `${one(rows(count))} ${count === 1 ? 'was' : 'were'} corrected before the import.`,
  uncorrect: 'Take the file’s own again',
  takeCorrected: (count: number) =>
    count <= 1 ? 'Take the row like this' : `Take ${formatNumber(count)} rows like this`,
  mend: 'Mend them here',
  stopMending: 'Leave them',
  whoIsIt: 'Is this the same person?',
  who: { another: 'No, another person who shares it', same: 'Yes, the same person' },
  lineOf: (line: string) => `Line ${line}`,
  tryAgain: (count: number) => (count <= 1 ? 'Try again' : `Try ${formatNumber(count)} rows again`),
  spared: 'Left as they are',
  sparedReasons: {
    changed: 'changed since',
    in_use: 'talked to or heard since',
    introduced_others: 'introduced somebody who stays',
  } as Record<string, string>,
  stopping: 'Stops after the rows it is at.',
  doneQuestion: 'The people are here',
  doneNobody: 'Nobody new',
  cancelledTitle: 'Stopped half-way',
  failedTitle: 'This import did not finish',
  runningTitle: (file: string) => `Importing ${file}`,
  undoneTitle: 'Taken back',
  file: (name: string, who: string | undefined, when: string) =>
    [name, who, when].filter(Boolean).join(' · '),
  created: 'New people',
  updated: 'Brought up to date',
  skipped: 'Nothing new',
  refused: 'Left out',
  introductions: 'Introductions',
  introductionsRefused: (count: number) =>
    one(people(count)) + ` came without the one who is said to have introduced them.`,
  ofRows: (count: number) => `of ${rows(count)}`,
  seePeople: 'See the people',
  download: 'Download what was left out',
  refusedRows: 'What was left out, and why',
  why: 'Why',
  more: 'More',
  undo: 'Take it back',
  undoText:
    'Removes the people this import made, and makes those as they were whom it changed; introductions it told of go too. Whom somebody changed, talked to or heard since is kept.',
  undoing: (done: number) => `Taking back: ${formatNumber(done)} people looked at`,
  undone: ({ peopleRemoved, peopleReverted, peopleSpared, introductionsRemoved }: Undone) =>
    [
      `${one(people(peopleRemoved))} removed.`,
      peopleReverted > 0 ? `${one(people(peopleReverted))} made as they were before.` : '',
      introductionsRemoved > 0
        ? `${formatNumber(introductionsRemoved)} ${introductionsRemoved === 1 ? 'introduction' : 'introductions'} taken back.`
        : '',
      peopleSpared > 0 ? `${one(people(peopleSpared))} kept, because they were changed or used since.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  // list
  listQuestion: 'Where did our people come from?',
  none: 'Nothing imported yet',
  noneText: 'Bring the spreadsheet you have. You see what will happen before it does.',
  when: 'When',
  states: {
    waiting: 'waiting',
    running: 'running',
    done: 'done',
    failed: 'failed',
    cancelled: 'stopped',
    undone: 'taken back',
  } as Record<string, string>,
  fileColumn: 'File',
  state: 'State',
} as const

/** Remarks and reasons come from the server in words; these are for where it sends a code alone. */
export function rowCount({ count, exact }: { count: number; exact: boolean }): string {
  return exact ? words.rowsExact(count) : words.rowsAbout(count)
}
