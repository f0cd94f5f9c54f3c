import * as contract from '@firsthand/contract/crm/organisations'
import { handle } from '../../platform/handle.ts'
import { organisationForEmail } from './domains.ts'
import { listOrganisations } from './list.ts'
import { mergeOrganisation } from './merge.ts'
import { readOrganisation } from './read.ts'
import { changeOrganisation, insertOrganisation } from './write.ts'

export const organisationHandlers = [
  handle(contract.listOrganisations, listOrganisations),

  handle(contract.showOrganisation, (ctx, { organisation }) => readOrganisation(ctx, organisation)),

  handle(contract.createOrganisation, async (ctx, input) =>
    readOrganisation(ctx, await insertOrganisation(ctx, input)),
  ),

  handle(contract.updateOrganisation, async (ctx, { organisation, ...change }) => {
    await changeOrganisation(ctx, organisation, change)
    return readOrganisation(ctx, organisation)
  }),

  handle(contract.mergeOrganisations, async (ctx, { organisation, other }) => {
    await mergeOrganisation(ctx, organisation, other)
    return readOrganisation(ctx, organisation)
  }),

  handle(contract.organisationForEmail, async (ctx, { email }) => ({
    organisation: await organisationForEmail(ctx, email),
  })),
]
