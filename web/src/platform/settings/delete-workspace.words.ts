export const words = {
  title: 'Delete this workspace',
  lead: 'Every row and every file of it goes, for all its members and for good. Export it first: nothing brings it back but a back-up of the whole installation.',
  toExport: 'Take everything out first',
  name: (name: string) => `Type its name: ${name}`,
  current: 'Current password',
  submit: 'Delete it for good',
} as const
