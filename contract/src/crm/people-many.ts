import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, line } from '../core/shapes.ts'
import { PersonInput } from './people.ts'

/** How many people one request may add. */
export const peopleAtOnce = 500

/** What can be said of each of many people: what needs a person on the other side is said one by one. */
export const NewPerson = PersonInput.pick({
  name: true,
  pronouns: true,
  organisation: true,
  roleTitle: true,
  emails: true,
  phones: true,
  contactTypes: true,
  timeZone: true,
  language: true,
  note: true,
  fields: true,
}).extend({
  externalId: line(200)
    .optional()
    .describe(
      'What another system calls them. Sent a second time it is refused, so that nobody is added twice.',
    ),
})
export type NewPerson = z.output<typeof NewPerson>

export const createManyPeople = operation({
  name: 'people.createMany',
  summary:
    'Add up to 500 people at once: all of them, or none where something is wrong with one, with each problem by its place.',
  method: 'POST',
  path: '/people/many',
  allows: 'member',
  input: z.object({ people: z.array(NewPerson).min(1).max(peopleAtOnce) }),
  output: z.object({
    ids: z.array(Id).describe('In the order of the people sent.'),
  }),
})
