import type { Sent } from '@firsthand/contract/core/operation'
import { type StudyPlan, showStudyPlan, updateStudyPlan } from '@firsthand/contract/studies/study-plans'
import { showStudy } from '@firsthand/contract/studies/studies'
import { call } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { sayRefused } from '../../shell/failure-sentence.ts'
import { type Rebased, useRebased } from '../../shell/use-rebased.ts'

type Fields = Omit<Sent<typeof updateStudyPlan>, 'study' | 'version'>

type Plan = Rebased<StudyPlan, Fields>

/** Changes a list of the plan; says it where that is refused, and answers whether it was saved. */
export type PlanToggle = (...change: Parameters<Plan['change']>) => Promise<boolean>

/** Changes the plan of a study that is shown, on top of what others changed in it. */
export function usePlanChange(plan: StudyPlan): Plan & { toggle: PlanToggle } {
  const { study } = plan
  const workspace = useWorkspaceId()
  const update = useAct(updateStudyPlan, { invalidates: [showStudyPlan, showStudy], shownInPlace: true })
  const { shown, change } = useRebased<StudyPlan, Fields>(plan, {
    id: study,
    reads: showStudyPlan,
    read: () => call(showStudyPlan, { study }, { workspace }),
    send: (fields) => update.perform({ study, ...fields }),
  })
  return {
    shown,
    change,
    toggle: (...wanted) =>
      change(...wanted).then(
        () => true,
        (error: unknown) => {
          sayRefused(error)
          return false
        },
      ),
  }
}
