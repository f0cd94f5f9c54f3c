import { liftRedaction } from '@firsthand/contract/evidence/redaction'
import { useAct } from '../../api/hooks.ts'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { words } from './redaction.words.ts'

/** Says in how many places words are hidden now, with the way back. */
export function useHiddenToast() {
  const lift = useAct(liftRedaction, { onDone: () => showDone(words.shown) })
  return ({ id, places }: { id: string; places: number }) =>
    showUndo(words.hidden(places), () => lift.act({ redaction: id }))
}
