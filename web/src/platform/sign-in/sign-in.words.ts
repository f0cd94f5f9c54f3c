export const words = {
  title: 'Sign in',
  heading: 'Sign in',
  email: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  forgotten: 'Forgotten the password?',
  newHere: 'New here?',
  signUp: 'Make an account',
  byInvitation: 'New here? Ask a colleague for an invitation.',
  fresh: 'Nobody has set this up yet.',
  freshTodo: 'Open the link that Firsthand printed in the terminal.',
} as const
