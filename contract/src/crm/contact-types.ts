import { z } from 'zod'

/** What a person is to us. Each may have a beginning and an end. */
export const contactTypes = [
  'lead',
  'buyer',
  'payer',
  'end_user',
  'partner',
  'sponsor',
  'expert',
  'supplier',
  'former_customer',
  'other',
] as const
export const ContactType = z.enum(contactTypes)
export type ContactType = z.output<typeof ContactType>
