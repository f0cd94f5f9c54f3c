import type { Domain } from '../../platform/domain.ts'
import { entryHandlers } from './entries.ts'
import { forecastHandlers } from './forecast-handler.ts'
import { handoffHandlers } from './handoffs.ts'
import { lostReasonHandlers } from './lost-reasons.ts'
import { pipelineHandlers as ownHandlers } from './pipelines.ts'
import { prospectHandlers } from './prospects.ts'
import { salesRoleHandlers } from './sales-roles.ts'

/** Everything about pipelines, for the list of the domain. */
export function pipelineHandlers(domains: () => Domain[]) {
  return [
    ...ownHandlers,
    ...lostReasonHandlers,
    ...prospectHandlers,
    ...salesRoleHandlers,
    ...entryHandlers,
    ...handoffHandlers(domains),
    ...forecastHandlers,
  ]
}
