/** What is short enough to be written down in a minute. */
export const quickKinds = ['coffee', 'sales_call', 'support_call'] as const

export const quick = {
  title: 'Just talked',
  question: 'Whom did you just talk to?',
  lead: 'With whom, and what they said. The rest can wait.',
  said: 'What they said',
  saidWhy: 'A few lines, a blank line between two thoughts. Each can become evidence.',
  save: 'Keep',
  saved: 'Written down.',
  keptHere:
    'It is kept on this device, also when you close the page, and is sent when the network is back while it is open.',
} as const
