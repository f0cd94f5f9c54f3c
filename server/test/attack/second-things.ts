import { createOrganisationList } from '@firsthand/contract/crm/organisation-lists'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { addNote } from '@firsthand/contract/crm/notes'
import { createPerson } from '@firsthand/contract/crm/people'
import { createCopy } from '@firsthand/contract/crm/rights'
import { startBlindRound } from '@firsthand/contract/evidence/blind-coding'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { createLoop } from '@firsthand/contract/evidence/loops'
import { createWhy } from '@firsthand/contract/evidence/whys'
import { createSuggestion } from '@firsthand/contract/platform/suggestions'
import { createGuide } from '@firsthand/contract/studies/guides'
import { keepPrompt } from '@firsthand/contract/studies/guides-bank'
import { listStudies } from '@firsthand/contract/studies/studies'
import type { World } from '../world.ts'

/** Gives Bramble two of what the example has one of or none, so that more of its lists have a second page. */
export async function addSecondThings(world: World): Promise<void> {
  const owner = world.as('owner')
  const person = await world.call(owner, createPerson, { name: 'Somebody with two of everything' })
  const [organisation] = (await world.call(owner, listOrganisations, { limit: 1 })).items
  const [study] = (await world.call(owner, listStudies, { limit: 1 })).items
  const evidence = (await world.call(owner, listEvidence, { limit: 2 })).items.map(({ id }) => id)
  const coders = [owner.memberId, world.as('member').memberId]
  for (const [at, which] of ['first', 'second'].entries()) {
    await world.call(owner, addNote, { person: person.id, text: `The ${which} note about a closing hour.` })
    await world.call(owner, createOrganisationList, {
      name: `The ${which} list of kitchens`,
      organisations: [organisation!.id],
    })
    await world.call(owner, createGuide, { study: study!.id, title: `The ${which} guide to a night shift` })
    await world.call(owner, keepPrompt, { ask: `What was the ${which} thing you did last night?` })
    await world.call(owner, createWhy, { symptom: `The ${which} courier left within a month.` })
    await world.call(owner, createLoop, { did: `The ${which} rota is out a week ahead.`, evidence })
    await world.call(owner, startBlindRound, {
      title: `The ${which} round of coding`,
      coders,
      evidence: [evidence[at]!],
    })
    await world.call(owner, createSuggestion, {
      operation: 'people.create',
      input: { name: `The ${which} suggested person` },
    })
    await world.call(owner, createCopy, { person: person.id })
    await world.settle()
  }
}
