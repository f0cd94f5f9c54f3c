import type { BrambleMember } from './shape.ts'

export const members: BrambleMember[] = [
  {
    key: 'mara',
    name: 'Mara Lindqvist',
    email: 'mara@bramble.example',
    title: 'Founder',
    role: 'owner',
    leader: true,
    conversationsAWeek: 3,
  },
  {
    key: 'leo',
    name: 'Leo Brandt',
    email: 'leo@bramble.example',
    title: 'Head of operations',
    role: 'admin',
    leader: true,
    conversationsAWeek: 2,
  },
  {
    key: 'anouk',
    name: 'Anouk Terhorst',
    email: 'anouk@bramble.example',
    title: 'Researcher, three days a week',
    role: 'member',
    leader: false,
    conversationsAWeek: 4,
  },
  {
    key: 'callum',
    name: 'Callum Reid',
    email: 'callum@bramble.example',
    title: 'Sales, restaurants',
    role: 'member',
    leader: false,
    conversationsAWeek: 5,
  },
]
