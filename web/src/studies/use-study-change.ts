import type { Sent } from '@firsthand/contract/core/operation'
import { showStudyPlan } from '@firsthand/contract/studies/study-plans'
import { type StudyView, showStudy, updateStudy } from '@firsthand/contract/studies/studies'
import { call } from '../api/client.ts'
import { useAct } from '../api/hooks.ts'
import { useWorkspaceId } from '../api/workspace.tsx'
import { type Rebased, useRebased } from '../shell/use-rebased.ts'

type Fields = Omit<Sent<typeof updateStudy>, 'study' | 'version'>
export type StudyChange = Rebased<StudyView, Fields>['change']

/** Changes a study that is shown, on top of what others changed in it. */
export function useStudyChange(study: StudyView): Rebased<StudyView, Fields> {
  const workspace = useWorkspaceId()
  const update = useAct(updateStudy, { invalidates: [showStudy, showStudyPlan], shownInPlace: true })
  return useRebased<StudyView, Fields>(study, {
    id: study.id,
    reads: showStudy,
    read: () => call(showStudy, { study: study.id }, { workspace }),
    send: (fields) => update.perform({ study: study.id, ...fields }),
  })
}
