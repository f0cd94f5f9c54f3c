export const words = {
  title: 'Firsthand',
  heading: 'One moment',
  refused: 'Firsthand did not open',
  noneHeading: 'You are in no workspace yet',
  noneLead: 'Start one, or ask a colleague for an invitation.',
  startOne: 'Start a workspace',
} as const
