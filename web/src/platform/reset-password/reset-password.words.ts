export const words = {
  title: 'New password',
  heading: 'Set a new password',
  lead: 'It holds from now on; whoever is still signed in with the old one is signed out.',
  password: 'New password',
  passwordHint: (shortest: number) => `At least ${shortest} characters. A sentence is easy to remember.`,
  submit: 'Set the password',
  done: 'Your new password is set',
  doneLead: 'Sign in with it.',
  signIn: 'Sign in',
  noLink: 'This link is not complete',
  noLinkTodo: 'Copy the whole of it, up to its last letter, and open it again.',
  another: 'Get another link',
} as const
