export const words = {
  title: 'New address',
  heading: 'Use this address from now on?',
  confirm: 'Use it',
  done: (email: string) => `Your address is ${email} now.`,
  toStart: 'To the start',
} as const
