/** The generic words of the kit: what it says without knowing the domain. Everything else comes in as props. */
export const words = {
  partMissing: 'This part could not be fetched.',
  partMissingTodo:
    'Firsthand may have been updated while this page was open. What you typed elsewhere on it is still there: copy what you want to keep, then load the page again.',
  loadAgain: 'Load it again',
  kinds: {
    said_opinion: 'said · opinion',
    said_past: 'said · past',
    said_future: 'said · future',
    did_observed: 'did · observed',
    did_measured: 'did · measured',
    committed: 'committed',
  },
  against: 'contradicts',
  relayed: 'relayed',
  rungs: ['hunch', 'heard', 'pattern', 'shown', 'proven'],
  rungOf: (word: string, level: number) => `${word}, rung ${level} of 5`,
  why: 'Why',
  lift: 'What would lift it',
  heardBy: (names: string[]) => `heard by ${list(names)}`,
  nobodyHeard: 'nobody of us was there',
  openMoment: (at: string) => `Open the transcript at ${at}`,
  loading: 'Loading',
  retry: 'Try again',
  close: 'Close',
  clear: 'Clear all',
  remove: (what: string) => `Remove ${what}`,
  undo: 'Undo',
  cancel: 'Cancel',
  loadMore: 'Show more',
  more: (count: number) => `${count} more`,
  selected: (count: number) => `${count} selected`,
  selectRow: (what: string) => `Select ${what}`,
  selectAll: 'Select all shown',
  search: 'Search',
  filters: 'Filters',
  findFilter: 'Find a filter',
  findIn: (what: string) => `Find in “${what}”`,
  backToFilters: 'Back to all filters',
  noFilterFits: 'Nothing fits these words.',
  keysTitle: 'Keys',
  anywhere: 'Anywhere',
  nextKey: 'then',
  example: 'An example of what will stand here',
  leftOf: (left: number) => (left >= 0 ? `${left} left` : `${-left} too many`),
  notEnough: (n: number) =>
    n === 0
      ? 'Nobody so far; not enough to tell.'
      : `${countOf(n, 'person', 'people')} so far; not enough to tell.`,
  team: 'Team',
  them: 'Person',
  openHighlight: (kind: string, codes: string[] = []) =>
    `Open the highlight (${kind}${codes.length > 0 ? `; ${codes.length === 1 ? 'code' : 'codes'}: ${codes.join(', ')}` : ''})`,
  jump: 'Go to a moment',
  // board
  columns: 'Columns',
  card: 'card',
  moveTo: 'Move to',
  moveCard: (what: string) => `Move ${what}`,
  emptyColumn: 'Nothing here.',
  boardKeys:
    'Arrow keys go from card to card. Space lifts a card; then arrow keys choose a column, Space puts it down, Escape leaves it where it was.',
  boardReadKeys: 'Arrow keys go from card to card.',
  lifted: (what: string, column: string) => `${what} lifted from ${column}.`,
  overColumn: (what: string, column: string) => `${what} over ${column}.`,
  movedTo: (what: string, column: string) => `${what} moved to ${column}.`,
  putBack: (what: string) => `${what} stays where it was.`,
} as const

/** "Mara", "Mara and Leo", "Mara, Leo and Ines". */
export function list(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items)
}

/** "1 voice", "3 voices". */
export function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
