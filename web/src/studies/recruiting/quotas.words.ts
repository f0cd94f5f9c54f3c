import { type CellEffect, type QuotaCell, quotaLimits } from '@firsthand/contract/studies/quotas'
import { countOf } from '../../kit/kit.words.ts'

/** The words of how many of whom a study wants. */
export const words = {
  quotas: 'How many of whom',
  quotasLead:
    'A place is kept when somebody agrees, and counted when you met. A hard number is never exceeded; a soft one is only shown.',
  quotasNone: 'No number yet. Begin with everybody, or cross kinds of people.',
  newCells: 'More cells',
  rows: 'Tell people apart by',
  crossWith: 'Cross with another',
  crossedWith: 'Crossed with',
  ways: {
    contactType: 'contact type',
    segment: 'segment',
    city: 'city',
    answer: (question: string) => `Answer: ${question}`,
  },
  which: (way: string) => `Which of “${way}”`,
  whichAnswers: 'Which answers',
  typeCities: 'Type a city, then Enter',
  chooseKinds: 'Choose the kinds you want. Each combination becomes a cell.',
  willMake: (count: number, first: string) =>
    count === 1 ? `Makes one cell: ${first}` : `Makes ${count} cells, such as: ${first}`,
  allThere: 'These cells are there already.',
  tooManyCells: (count: number, limit: number) =>
    `That would be ${count} cells; a study holds ${limit}. Choose fewer.`,
  wanted: 'How many',
  wantedEach: 'How many of each',
  isHard: 'Hard',
  isHardLong: 'Hard: never more than that',
  makeCells: (count: number) => (count === 0 ? 'Add cells' : `Add ${countOf(count, 'cell', 'cells')}`),
  addEverybody: 'Add a number for everybody',
  editCell: (cell: string) => `Change: ${cell}`,
  everybody: 'Everybody: it asks for nothing in particular.',
  addCondition: 'Add a condition',
  choose: 'Choose …',
  cellIncomplete: 'Choose or type what each condition asks for, and a whole number.',
  numberWrong: `A whole number from 1 to ${quotaLimits.wanted}.`,
  remove: (what: string) => `Remove: ${what}`,
  gone: 'something that is gone',
  goneLead: 'Choose something else, or remove it.',
  refusedOf: (cell: string, why: string) => `${cell}: ${why}`,
  looking: 'Looking what that does …',
  changedMeanwhile: ({ name, wanted, isHard }: QuotaCell) =>
    `Somebody else changed this cell. It is now: ${name}, ${wanted} wanted, ${isHard ? 'hard' : 'soft'}.`,
  takeTheirs: 'Begin from that',
  keepMine: 'Keep what I chose',
  removedMeanwhile: 'Somebody else removed this cell. There is nothing left to change.',
  saveCell: 'Save the cell',
  effect: ({ stay, leave, come, over }: CellEffect, isHard: boolean) =>
    [
      stay > 0 ? `${countOf(stay, 'person keeps', 'people keep')} their place here.` : '',
      leave > 0
        ? `${countOf(leave, 'person', 'people')} no longer ${leave === 1 ? 'fits' : 'fit'}: they stay in the study, and count where they fit.`
        : '',
      come > 0
        ? `${countOf(come, 'person', 'people')} who already agreed or ${come === 1 ? 'was' : 'were'} met ${come === 1 ? 'counts' : 'count'} here too.`
        : '',
      over > 0 ? `That is ${over} more than wanted. Nobody loses a place.` : '',
      over > 0
        ? isHard
          ? 'Nobody more who fits can agree.'
          : 'More can agree: a soft number is only shown.'
        : '',
    ]
      .filter(Boolean)
      .join(' ') || 'Nobody has a place here yet.',
  cell: 'Cell',
  met: 'Met',
  kept: 'Kept',
  openPeople: (count: number) => `${countOf(count, 'person', 'people')}: show`,
  cellPeople: (cell: string, place: 'met' | 'kept') =>
    place === 'met' ? `Met: ${cell}` : `A place is kept: ${cell}`,
  nameless: (count: number) =>
    `${countOf(count, 'place is', 'places are')} kept for who answers the screener now, or has not said who they are.`,
  free: 'Free',
  broken: 'It asks for something that is gone. Change or remove it.',
  full: 'All places are taken: nobody more can agree.',
} as const
