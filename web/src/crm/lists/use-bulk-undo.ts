import { type BulkEditView, undoBulkEdit } from '@firsthand/contract/crm/bulk'
import { useAct } from '../../api/hooks.ts'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { words } from './bulk.words.ts'

/** Says how many were changed and offers the way back. */
export function useBulkUndo(): (edit: BulkEditView) => void {
  const undo = useAct(undoBulkEdit, {
    onDone: (edit) =>
      showDone(edit.undoJob && !edit.undoneAt ? words.undoRuns : words.undone(edit.restored, edit.spared)),
  })
  return (edit) => showUndo(words.done(edit.changed), () => undo.act({ edit: edit.id }))
}
