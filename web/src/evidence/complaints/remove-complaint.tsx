import { listComplaints, removeComplaint } from '@firsthand/contract/evidence/complaints'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import css from './complaints.module.css'
import { words } from './complaints.words.ts'

/** For what was never a complaint. One that is settled is closed instead. */
export function RemoveComplaint({ complaint }: { complaint: string }) {
  const go = useGo()
  const [isSure, setIsSure] = useState(false)
  const remove = useAct(removeComplaint, {
    invalidates: [listComplaints],
    onDone: () => {
      showDone(words.removed)
      go('/complaints', { replace: true })
    },
  })
  if (!isSure)
    return (
      <div className={css.acts}>
        <Button size="xs" variant="subtle" color="gray" onClick={() => setIsSure(true)}>
          {words.remove}
        </Button>
      </div>
    )
  return (
    <div role="alert" className={css.acts}>
      <span>{words.reallyRemove}</span>
      <Button size="xs" onClick={() => setIsSure(false)}>
        {words.cancel}
      </Button>
      <Button size="xs" color="red" loading={remove.isActing} onClick={() => remove.act({ complaint })}>
        {words.doRemove}
      </Button>
    </div>
  )
}
