export const words = {
  title: 'Board',
  question: 'Where does each of them stand?',
  by: 'Columns by',
  groupings: { contactType: 'contact type', touch: 'next touch' },
  board: (by: string) => `People by ${by}`,
  none: 'Nobody yet',
  noneText: 'Add people first; then they stand here as cards.',
  empty: 'Nobody here.',
  moved: (name: string, column: string) => `${name} is in ${column} now.`,
  addField: 'A field with choices, such as a size or a plan, can be columns too. Add one under Fields.',
} as const
