export const menu = {
  title: 'Duplicates',
  open: 'Open duplicates',
  keywords: 'duplicates merge twice double same person dedupe',
} as const
