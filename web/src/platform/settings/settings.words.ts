type Part = {
  id: string
  label: string
  path: string
  allows: 'viewer' | 'member' | 'admin'
  /** Only for whoever runs the installation. */
  forOperators?: boolean
}

const parts: Part[] = [
  { id: 'workspace', label: 'Workspace', path: '/settings', allows: 'viewer' },
  { id: 'members', label: 'Members', path: '/settings/members', allows: 'viewer' },
  { id: 'fields', label: 'Fields', path: '/settings/fields', allows: 'viewer' },
  { id: 'consent', label: 'Consent', path: '/settings/consent', allows: 'viewer' },
  { id: 'erasures', label: 'Erasures', path: '/settings/erasures', allows: 'admin' },
  { id: 'connections', label: 'Connections', path: '/settings/connections', allows: 'viewer' },
  { id: 'history', label: 'History', path: '/settings/history', allows: 'admin' },
  { id: 'jobs', label: 'Jobs', path: '/settings/jobs', allows: 'member' },
  { id: 'data', label: 'Data', path: '/settings/data', allows: 'admin' },
  { id: 'status', label: 'Status', path: '/settings/status', allows: 'viewer', forOperators: true },
]

export const words = {
  title: 'Settings',
  parts,
  heading: 'How does this workspace count?',
  lead: 'What holds for everybody in it.',
  readOnly: 'Administrators can change this.',
  name: 'Name of the workspace',
  halfLife: 'Evidence counts as old after',
  days: ' days',
  halfLifeWhy:
    'What people told you ages. When everything a claim stands on is older than this, it drops one rung until somebody hears it again. 180 days suit most teams; choose fewer where your customers change quickly.',
  country: 'Country of telephone numbers',
  countryWhy: 'Numbers written without a country, such as 030 1234567, are read as numbers of this one.',
  noCountry: 'None: numbers need their +',
  save: 'Save',
  saved: 'Saved.',
} as const
