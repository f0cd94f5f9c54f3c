/** Words of the palette alone, which come with it. */
export const words = {
  everything: 'Search',
  allResults: (typed: string) => `See all results for “${typed}”`,
} as const
