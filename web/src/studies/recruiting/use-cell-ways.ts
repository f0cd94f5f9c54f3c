import { listFields } from '@firsthand/contract/crm/fields'
import { showScreener } from '@firsthand/contract/studies/screeners'
import type { StudyPlan } from '@firsthand/contract/studies/study-plans'
import { useOperation } from '../../api/hooks.ts'
import { cellWays } from './cell-ways.ts'

/** The ways of telling people apart that there are in a study now; fewer than there are until both reads are here. */
export function useCellWays(plan: StudyPlan) {
  const screener = useOperation(showScreener, { study: plan.study })
  const fields = useOperation(listFields, { of: 'person' })
  const missing = [screener, fields].filter(({ data }) => data === undefined)
  return {
    ways: cellWays({
      plan,
      items: screener.data?.screener?.content.items ?? [],
      fields: fields.data?.items ?? [],
    }),
    isPending: missing.length > 0,
    failure: missing.find(({ failure }) => failure)?.failure,
    retry: () => missing.forEach(({ retry }) => retry()),
  }
}
