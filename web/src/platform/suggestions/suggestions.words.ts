export const words = {
  title: 'Suggestions',
  heading: 'What would the machines change?',
  lead: 'Assistants suggest; you decide. Nothing here is in any number until somebody accepts it.',
  list: 'Suggestions',
  which: 'Which suggestions',
  states: { waiting: 'Waiting', accepted: 'Accepted', rejected: 'Rejected' },
  none: {
    waiting: 'Nothing waits for you',
    accepted: 'Nothing was accepted yet',
    rejected: 'Nothing was rejected yet',
  },
  noneText:
    'Connect an assistant with an API key that may suggest. What it would like to change then waits here, with what it would change.',
  connect: 'Make a key',
  example: {
    who: 'Claude · with the key “my assistant”',
    what: 'Add a claim.',
    field: 'sentence',
    value: 'Couriers leave because of nights',
  },
  accept: 'Accept',
  reject: 'Reject',
  acceptKey: 'Accept the suggestion',
  rejectKey: 'Reject the suggestion',
  keys: 'Suggestions',
  why: 'Why not? The assistant reads it.',
  accepted: (what: string) => `Accepted. ${what}`,
  rejected: 'Rejected.',
  by: (agent: string | null, key: string | null, member: string) =>
    [
      agent ?? member,
      key === null ? undefined : `with the key “${key}”`,
      agent === null ? undefined : `for ${member}`,
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
  decided: (state: 'accepted' | 'rejected', who: string, when: string) => `${state} by ${who} ${when}`,
  about: (what: string) => `About ${what}`,
  refused: 'Firsthand cannot do this as it stands. Reject it, or mend what it is about and try again.',
  more: 'Show more',
} as const
