import type { Domain } from '../platform/domain.ts'
import { fieldHandlers } from './fields/fields.ts'
import { holdAgain, tellOfMerge } from './consents/after-merge.ts'
import { consentHandlers } from './consents/consents.ts'
import { consentLinkHandlers } from './consents/links.ts'
import { importJob } from './imports/import-job.ts'
import { importHandlers } from './imports/imports.ts'
import { importRetention } from './imports/retention.ts'
import { importRoutes } from './imports/refused-route.ts'
import { undoJob } from './imports/undo-job.ts'
import { organisationHandlers } from './organisations/organisations.ts'
import { crmPersonRows } from './person-rows.ts'
import { personHandlers } from './people/people.ts'
import { crmSearchKinds } from './people/search.ts'
import { referralHandlers } from './referrals/referrals.ts'
import { touchpointHandlers } from './touchpoints/touchpoints.ts'

/** People and organisations: whom we know, through whom, and when we talked. */
export function crm(domains: () => Domain[]): Domain {
  return {
    name: 'crm',
    handlers: [
      ...personHandlers,
      ...fieldHandlers,
      ...organisationHandlers,
      ...referralHandlers,
      ...touchpointHandlers,
      ...importHandlers,
      ...consentHandlers(domains),
      ...consentLinkHandlers(domains),
    ],
    jobs: [importJob, undoJob],
    routes: importRoutes,
    retention: [importRetention],
    searchKinds: crmSearchKinds,
    personRows: crmPersonRows,
    personHooks: {
      merged: (ctx, { into }) => tellOfMerge(ctx, domains(), into),
      unmerged: (ctx, { from, into }) => holdAgain(ctx, domains(), [from, into]),
    },
  }
}
