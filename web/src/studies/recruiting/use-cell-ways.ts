import { listFields } from '@firsthand/contract/crm/fields'
import { showScreener } from '@firsthand/contract/studies/screeners'
import type { StudyPlan } from '@firsthand/contract/studies/study-plans'
import { useOperation } from '../../api/hooks.ts'
import { type CellWay, cellWays } from './cell-ways.ts'

/** The ways of telling people apart that there are in a study now. */
export function useCellWays(plan: StudyPlan): CellWay[] {
  const screener = useOperation(showScreener, { study: plan.study }).data?.screener
  const fields = useOperation(listFields, { of: 'person' }).data?.items
  return cellWays({ plan, items: screener?.content.items ?? [], fields: fields ?? [] })
}
