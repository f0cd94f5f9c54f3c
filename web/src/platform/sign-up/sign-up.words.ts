export const words = {
  title: 'Make an account',
  heading: 'Make an account',
  lead: 'And a workspace for what your team hears from customers.',
  workspaceName: 'Name of the workspace',
  workspaceExample: 'Bramble',
  submit: 'Make the account',
  closed: 'New accounts are made by invitation here',
  closedTodo: 'Ask a colleague who uses Firsthand for a link.',
  known: 'Have an account already?',
  signIn: 'Sign in',
} as const
