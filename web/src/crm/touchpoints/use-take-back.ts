import { type LoggedTouch, removeTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { useAct } from '../../api/hooks.ts'

/** Takes back touches that were just logged, with their tasks; one that a colleague changed since stays. */
export function useTakeBack() {
  const remove = useAct(removeTouchpoint)
  return async (touches: LoggedTouch[]) => {
    for (const { id, version, followUp } of touches)
      await remove.perform({ touchpoint: id, version, ...(followUp && { followUp }) }).catch(() => {
        // A toast has said why; the others are taken back all the same.
      })
  }
}
