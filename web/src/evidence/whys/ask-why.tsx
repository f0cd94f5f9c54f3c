import { createWhy } from '@firsthand/contract/evidence/whys'
import { Button } from '@mantine/core'
import { useAct } from '../../api/hooks.ts'
import { useGo } from '../../shell/address.ts'
import css from './whys.module.css'
import { words } from './whys.words.ts'

/** Starts a ladder from a piece of evidence. */
export function AskWhy({ evidence }: { evidence: string }) {
  const go = useGo()
  const create = useAct(createWhy, { onDone: ({ id }) => go(`/whys/${id}`) })
  return (
    <div className={css.line}>
      <Button size="xs" loading={create.isActing} onClick={() => create.act({ evidence })}>
        {words.ofClaim}
      </Button>
    </div>
  )
}
