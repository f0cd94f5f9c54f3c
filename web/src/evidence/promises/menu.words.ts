/** What stands in the palette; loaded with the frame. */
export const menu = {
  title: 'Promises and commitments',
  keywords: 'promised owe due kept broken word commitments pledge deposit',
  add: 'Note a promise',
  addKeywords: 'promise new owe told them we would',
  commit: 'Note a commitment',
  commitKeywords: 'committed paid deposit time reputation gave',
} as const
