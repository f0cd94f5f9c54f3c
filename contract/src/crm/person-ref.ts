import { z } from 'zod'
import { Id, Instant } from '../core/shapes.ts'
import { ContactType } from './contact-types.ts'

/** A person as others mention one. */
export const PersonRef = z.object({
  id: Id,
  name: z.string(),
  organisation: z.object({ id: Id, name: z.string() }).nullable(),
  contactTypes: z.array(ContactType).describe('What they are to us now.'),
  lastTouchAt: Instant.nullable(),
})
export type PersonRef = z.output<typeof PersonRef>
