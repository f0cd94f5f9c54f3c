export const words = {
  name: 'Your name',
  email: 'E-mail address',
  lockedEmail: 'The invitation was made for this address.',
  password: 'Password',
  passwordHint: (shortest: number) => `At least ${shortest} characters. A sentence is easy to remember.`,
} as const
