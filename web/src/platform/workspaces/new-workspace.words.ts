export const words = {
  title: 'New workspace',
  heading: 'Start a workspace',
  lead: 'A workspace is a team of its own: its people, evidence and claims are seen by its members alone.',
  name: 'Name of the workspace',
  example: 'Bramble',
  submit: 'Start it',
  exampleHeading: 'Or look around first',
  exampleText:
    'The example is a firm of bicycle couriers: 20 people, six conversations to read, and claims that stand and fall.',
  openExample: 'Open the example',
  back: 'Back',
} as const
