import type { BulkChange, BulkValue } from '@firsthand/contract/crm/bulk'
import { formatNumber } from '../../kit/format.ts'
import { list } from '../../kit/kit.words.ts'
import { contactTypeWords } from '../crm.words.ts'

type Count = { count: number; exact: boolean }

const people = (count: number) => `${formatNumber(count)} ${count === 1 ? 'person' : 'people'}`
const about = ({ count, exact }: Count) => (exact ? formatNumber(count) : `more than ${formatNumber(count)}`)

export const words = {
  selection: 'Chosen people',
  selected: (count: number) => `${people(count)} chosen`,
  allMatching: (total: Count | undefined) => (total ? `All ${about(total)} that match` : 'All that match'),
  chooseAll: (total: Count) => `Choose all ${about(total)} that match`,
  tooMany: (limit: number) => `Choose at most ${formatNumber(limit)} one by one, or all that match.`,
  change: 'Change …',
  toPool: 'To a pool of prospects …',
  mergeTwo: 'Merge the two …',
  none: 'Choose nobody',
  title: 'Change many people',
  lead: 'You see what would change first, and can take it back afterwards.',
  what: 'What to change',
  type: 'Contact type',
  since: 'Since',
  organisation: 'Organisation',
  organisationHint: 'Left empty, they belong to none.',
  cadence: 'Talk every … days',
  cadenceHint: 'Left empty, they have no cadence.',
  field: 'Field',
  value: 'Value',
  valueHint: 'Left empty, the value is taken away.',
  list: 'List',
  noLists: 'There is no fixed list yet. Make one under Lists first.',
  noFields: 'This workspace has no fields of its own yet.',
  preview: 'Show what would change',
  back: 'Back',
  do: (count: number, exact: boolean) => `Change ${exact ? people(count) : `more than ${people(count)}`}`,
  nothing: 'Nobody would change: it is so for everybody already.',
  would: (would: number, looked: number, matching: Count) =>
    would === looked
      ? `${people(would)} would change${matching.count > looked ? `, of the first ${formatNumber(looked)} looked at` : ''}.`
      : `${people(would)} would change; for ${people(looked - would)} it is so already${matching.count > looked ? ` (of the first ${formatNumber(looked)} looked at)` : ''}.`,
  emptyValue: 'nothing',
  onList: 'on the list',
  offList: 'not on the list',
  archived: 'archived',
  notArchived: 'not archived',
  everyDays: (days: number) => `every ${days} days`,
  done: (count: number) => `${people(count)} changed.`,
  running: 'The change runs in the background. You find it under Lists.',
  undone: (restored: number, spared: number) =>
    spared === 0
      ? `${people(restored)} have back what they had.`
      : `${people(restored)} have back what they had; ${people(spared)} were changed since and stay.`,
  undoRuns: 'Taking it back runs in the background.',
  changes: {
    add_contact_type: 'Add a contact type',
    set_contact_type: 'Set the only contact type',
    remove_contact_type: 'Take a contact type away',
    set_organisation: 'Set the organisation',
    set_cadence: 'Set the cadence',
    set_field: 'Set a field',
    add_to_list: 'Put on a list',
    remove_from_list: 'Take off a list',
    archive: 'Archive',
    restore: 'Bring back from the archive',
  } satisfies Record<BulkChange['change'], string>,
  // the page of changes
  edits: 'Changes to many people',
  editsLead: 'Each can be taken back; whom somebody changed since stays as they are.',
  noEdits: 'Nothing was changed for many people at once yet.',
  noEditsText: 'Choose people in the list with x, then press Change.',
  progress: (done: number) => `${formatNumber(done)} done`,
  changed: (changed: number, looked: number) => `${formatNumber(changed)} of ${people(looked)} changed`,
  undo: 'Undo',
  isUndone: 'taken back',
  spared: (count: number) => `${people(count)} stayed as they are`,
  whoStayed: 'Who stayed',
  sparedTitle: 'Who stayed as they are',
  sparedWhy: 'Somebody changed them after this change, so taking it back left them alone.',
  hasNow: (changedTo: string, now: string) => `was changed to ${changedTo}; somebody made it ${now} since`,
  changedSince: 'changed since',
  moreSpared: 'More',
} as const

/** A value in a preview, as people say it. */
export function valueWords(value: BulkValue, shownField: (value: BulkValue['fieldValue']) => string): string {
  if (value.contactTypes !== undefined)
    return list(value.contactTypes.map((type) => contactTypeWords[type])) || words.emptyValue
  if (value.organisation !== undefined) return value.organisation?.name ?? words.emptyValue
  if (value.cadenceDays !== undefined)
    return value.cadenceDays === null ? words.emptyValue : words.everyDays(value.cadenceDays)
  if (value.isOnList !== undefined) return value.isOnList ? words.onList : words.offList
  if (value.isArchived !== undefined) return value.isArchived ? words.archived : words.notArchived
  return shownField(value.fieldValue) || words.emptyValue
}
