import type { Domain } from '../../platform/domain.ts'
import { duplicateHandlers } from './duplicates.ts'
import { duplicateConsumers } from './hears.ts'
import { mergeHandlers } from './merge/handlers.ts'
import { duplicatePersonRows } from './person-rows.ts'
import { scanJob } from './scan/scan-job.ts'

/** What duplicates bring to the CRM. */
export function duplicates(domains: () => Domain[]) {
  return {
    handlers: [...duplicateHandlers, ...mergeHandlers(domains)],
    consumers: duplicateConsumers(domains),
    jobs: [scanJob(domains)],
    personRows: duplicatePersonRows,
  }
}
