import type { Domain } from '../platform/domain.ts'
import { attachmentHandlers, removeAttachmentsOf } from './attachments/attachments.ts'
import { bulkHandlers } from './bulk/bulk.ts'
import { bulkJob, undoBulkJob } from './bulk/jobs.ts'
import { organisationsTable } from './exports/organisations-table.ts'
import { peopleTable } from './exports/people-table.ts'
import { fieldHandlers } from './fields/fields.ts'
import { holdAgain, tellOfMerge } from './consents/after-merge.ts'
import { consentHandlers } from './consents/consents.ts'
import { consentLinkHandlers } from './consents/links.ts'
import { withheldFromMachines } from './consents/withheld.ts'
import { digestJob } from './digest/digest-job.ts'
import { digestLinkRoutes } from './digest/link-routes.ts'
import { digestHandlers } from './digest/settings.ts'
import { duplicates } from './duplicates/index.ts'
import { importJob } from './imports/import-job.ts'
import { importHandlers } from './imports/imports.ts'
import { mappingHandlers } from './imports/mappings.ts'
import { importRetention } from './imports/retention.ts'
import { importRoutes } from './imports/refused-route.ts'
import { undoJob } from './imports/undo-job.ts'
import { knowHowHandlers } from './know-how/know-how.ts'
import { knowHowSearchKinds } from './know-how/search.ts'
import { networkHandlers } from './network/network.ts'
import { listHandlers } from './lists/lists.ts'
import { noteHandlers } from './notes/notes.ts'
import { organisationListHandlers } from './organisation-lists/lists.ts'
import { organisationHandlers } from './organisations/organisations.ts'
import { crmPersonRows } from './person-rows.ts'
import { personTableHandlers } from './people/list-view.ts'
import { personHandlers } from './people/people.ts'
import { crmSearchKinds } from './people/search.ts'
import { entrySearchKinds } from './pipelines/entry-search.ts'
import { pipelineHandlers } from './pipelines/handlers.ts'
import { keptByPipelines } from './pipelines/keeps.ts'
import { overdueJob } from './pipelines/overdue-job.ts'
import { crmBriefs } from './pipelines/packet.ts'
import { readableHandoffs } from './pipelines/packet-shown.ts'
import { pipelinePersonRows } from './pipelines/person-rows.ts'
import { introductionDueSources } from './referrals/due-sources.ts'
import { introductionHandlers } from './referrals/introductions.ts'
import { handoffsDue, pipelineTimeline } from './pipelines/sources.ts'
import { referralHandlers } from './referrals/referrals.ts'
import { resilienceHandlers } from './resilience/resilience.ts'
import { crmDueSources } from './tasks/due-sources.ts'
import { followUpHandlers } from './tasks/follow-ups.ts'
import { taskHandlers } from './tasks/tasks.ts'
import { cadenceHandlers } from './touchpoints/cadences.ts'
import { channelHandlers } from './touchpoints/channels.ts'
import { crmTimeline } from './touchpoints/timeline-sources.ts'
import { timelineHandlers } from './touchpoints/timeline.ts'
import { refreshTouches } from './touchpoints/touch.ts'
import { filesWithPerson } from './rights/copies/given-files.ts'
import { personCopyJob } from './rights/copies/copy-job.ts'
import { forgetCopiesJob } from './rights/copies/forget-copies.ts'
import { erasePersonJob } from './rights/erasure/erase-job.ts'
import { keptByBook } from './rights/keeps.ts'
import { rightsRetention } from './rights/retention.ts'
import { rightsHandlers } from './rights/rights.ts'
import { touchpointHandlers } from './touchpoints/touchpoints.ts'
import { unfindOf } from './unfind.ts'

/** People and organisations: whom we know, through whom, and when we talked. */
export function crm(domains: () => Domain[]): Domain {
  const twice = duplicates(domains)
  return {
    name: 'crm',
    handlers: [
      ...personHandlers,
      ...personTableHandlers,
      ...fieldHandlers,
      ...noteHandlers,
      ...attachmentHandlers,
      ...listHandlers,
      ...bulkHandlers,
      ...organisationHandlers,
      ...organisationListHandlers,
      ...referralHandlers,
      ...introductionHandlers,
      ...knowHowHandlers,
      ...networkHandlers,
      ...touchpointHandlers,
      ...channelHandlers,
      ...cadenceHandlers,
      ...timelineHandlers(domains),
      ...taskHandlers,
      ...followUpHandlers(domains),
      ...digestHandlers(domains),
      ...resilienceHandlers,
      ...importHandlers,
      ...mappingHandlers,
      ...pipelineHandlers(domains),
      ...consentHandlers(domains),
      ...consentLinkHandlers(domains),
      ...rightsHandlers(domains),
      ...twice.handlers,
    ],
    consumers: twice.consumers,
    jobs: [
      bulkJob,
      undoBulkJob,
      overdueJob,
      importJob,
      undoJob,
      digestJob(domains),
      ...twice.jobs,
      personCopyJob(domains),
      forgetCopiesJob,
      erasePersonJob,
    ],
    routes: [...importRoutes, ...digestLinkRoutes],
    retention: [importRetention, ...rightsRetention(domains)],
    searchKinds: [...crmSearchKinds, ...knowHowSearchKinds, ...entrySearchKinds],
    personRows: [...crmPersonRows, ...pipelinePersonRows, ...twice.personRows],
    personBriefs: crmBriefs,
    timeline: [...crmTimeline, pipelineTimeline],
    dueSources: [...crmDueSources, ...introductionDueSources, handoffsDue],
    readableRows: { handoffs: readableHandoffs },
    listTables: [peopleTable, organisationsTable],
    withheld: (ctx, ids) => withheldFromMachines(ctx, domains(), ids),
    personHooks: {
      gives: filesWithPerson,
      keeps: (ctx, since) => [...keptByBook(ctx, since), ...keptByPipelines(ctx)],
      async erasing(ctx, person) {
        await unfindOf(ctx, person)
        await removeAttachmentsOf(ctx, person)
      },
      async merged(ctx, { from, into }) {
        await refreshTouches(ctx, [from, into])
        await tellOfMerge(ctx, domains(), into)
      },
      async unmerged(ctx, { from, into }) {
        await refreshTouches(ctx, [from, into])
        await holdAgain(ctx, domains(), [from, into])
      },
    },
  }
}
