export const words = {
  title: 'Forgotten password',
  heading: 'Set a new password',
  lead: 'We send you a link that sets a new one.',
  email: 'E-mail address',
  submit: 'Send the link',
  sent: 'Look into your mail',
  sentLead: (email: string) =>
    `If ${email} has an account here, a link is on its way. It works once, within a day.`,
  noMail: 'Ask an administrator for a link',
  noMailLead:
    'This Firsthand sends no mail. An administrator of your workspace can make a link that sets a new password and hand it to you: Settings, Members, your name, “Link for a new password”.',
  nobody: 'Nobody else there? Whoever runs the server can print a link in its terminal:',
  command: 'npx firsthand-server reset-link you@example.com',
  back: 'Back to signing in',
} as const
