import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Instant, Share } from '../core/shapes.ts'
import { ContactType } from './contact-types.ts'

/** How many of the people we talked to are of a type, and how often we talked to such people. */
export const ContactMixRow = z.object({ type: ContactType, people: Share, touchpoints: z.int() })

export const showContactMix = operation({
  name: 'people.contactMix',
  summary:
    'Say to whom we talk: which share of the people we reached uses, buys or pays, by what each was on that day.',
  method: 'GET',
  path: '/people-contact-mix',
  allows: 'viewer',
  input: z.object({
    days: z.int().min(1).max(3650).default(90).describe('How far to look back.'),
  }),
  output: z.object({
    since: Instant,
    talkedTo: z.int().describe('People reached in that time: all the shares are of these.'),
    types: z.array(ContactMixRow),
    users: Share.describe('Those who use it: end users, whatever else they are.'),
    payersOnly: Share.describe('Those who buy or pay and do not use it.'),
    untyped: z.int().describe('People of whom nobody said what they are.'),
  }),
})
