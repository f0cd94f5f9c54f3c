/** What stands in the menu and the palette; loaded with the frame. */
export const menu = {
  title: 'Complaints',
  add: 'Note a complaint',
  addKeywords: 'new complaint angry unhappy failed',
  numbers: 'How leaders answer complaints',
  numbersKeywords: 'share answered median time response leaders',
  loops: 'You told us, we did',
  loopsKeywords: 'close the loop tell people what we did feedback',
} as const
