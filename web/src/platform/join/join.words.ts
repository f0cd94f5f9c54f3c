export const words = {
  through: (provider: string) => `Join through ${provider}`,
  title: 'Invitation',
  heading: (workspace: string) => `Join ${workspace}`,
  lead: (inviter: string, role: 'viewer' | 'member' | 'admin' | 'owner') =>
    `${inviter} invites you${asWhat[role]}.`,
  reading: 'Reading the invitation',
  signedIn: (name: string, email: string) => `You are signed in as ${name} (${email}).`,
  joinNow: 'Join',
  other: 'Join with another account',
  submit: 'Make the account and join',
  known: 'Have an account already?',
  signIn: 'Sign in to join with it',
  gone: 'This invitation does not work any more',
  broken: 'This link is not complete',
  brokenTodo: 'Copy the whole of it, up to its last letter, and open it again.',
  toStart: 'Go to your workspaces',
} as const

const asWhat = {
  viewer: ' to look around and read',
  member: ' to work along',
  admin: ' to work along and look after it',
  owner: ' as an owner',
}
