import { accountHandlers } from './accounts/accounts.ts'
import { ownAccountHandlers } from './accounts/own-account.ts'
import { passkeyHandlers } from './accounts/passkeys.ts'
import { providerHandlers, providerRoutes } from './accounts/provider.ts'
import { secondStepHandlers } from './accounts/second-step.ts'
import { apiKeyHandlers, endKeysOfLeavers } from './api-keys/api-keys.ts'
import type { Domain } from './domain.ts'
import { fileHandlers, fileRoutes } from './files/files.ts'
import { invitationHandlers } from './members/invitations.ts'
import { memberHandlers } from './members/members.ts'
import { auditHandlers } from './records/audit.ts'
import { jobHandlers } from './records/jobs.ts'
import { platformRetention } from './retention/own-kinds.ts'
import { retentionHandlers } from './retention/retention.ts'
import { sweepJob } from './retention/sweep-job.ts'
import { searchHandlers } from './search/search.ts'
import { statusHandlers } from './status/status.ts'
import { readableSuggestions } from './suggestions/read.ts'
import { suggestionHandlers } from './suggestions/suggestions.ts'
import { listExportRoutes } from './list-exports/route.ts'
import { exportJob } from './transfer/export-job.ts'
import { importJob } from './transfer/import-job.ts'
import { transferRoutes } from './transfer/routes.ts'
import { transferHandlers } from './transfer/transfer.ts'
import { createInterest } from './webhooks/interest.ts'
import { sendDelivery, webhookConsumer } from './webhooks/send.ts'
import { webhookHandlers } from './webhooks/webhooks.ts'
import { workspaceHandlers } from './workspaces/delete-workspace.ts'

/** The platform as a domain: accounts, members, jobs, audit, files and search. */
export function platform(domains: () => Domain[]): Domain {
  const interest = createInterest()
  return {
    name: 'platform',
    handlers: [
      ...accountHandlers,
      ...ownAccountHandlers,
      ...secondStepHandlers,
      ...passkeyHandlers,
      ...providerHandlers,
      ...workspaceHandlers,
      ...memberHandlers,
      ...invitationHandlers,
      ...apiKeyHandlers,
      ...jobHandlers,
      ...auditHandlers(domains),
      ...fileHandlers,
      ...searchHandlers(domains),
      ...suggestionHandlers(domains),
      ...webhookHandlers(interest),
      ...transferHandlers,
      ...retentionHandlers(domains),
      ...statusHandlers,
    ],
    consumers: [endKeysOfLeavers, webhookConsumer(interest)],
    runErrand: sendDelivery,
    readableRows: { suggestions: readableSuggestions(domains) },
    retention: platformRetention,
    jobs: [sweepJob(domains), exportJob, importJob],
    routes: [...providerRoutes, ...fileRoutes, ...transferRoutes, ...listExportRoutes(domains)],
  }
}
