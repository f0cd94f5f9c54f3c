import type { TextView } from '@firsthand/contract/evidence/texts'
import { type CarriedView, anchorHighlight } from '@firsthand/contract/evidence/versions'
import type { TextRange } from '@firsthand/contract/evidence/ranges'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import css from './correct.module.css'
import { words } from './corrections.words.ts'

/** A highlight that lost its words is put where somebody selects. */
export function useChoosing(text: TextView | undefined) {
  const [carried, choose] = useState<CarriedView>()
  const anchor = useAct(anchorHighlight, {
    onDone: () => {
      choose(undefined)
      showDone(words.placed)
    },
  })
  return {
    carried,
    choose,
    cancel: () => choose(undefined),
    place:
      carried && text
        ? ({ range }: { range: TextRange }) =>
            anchor.act({ highlight: carried.highlightId, version: text.version.id, range })
        : undefined,
  }
}

/** Says what is being placed, for as long as it is. */
export function Choosing({ carried, cancel }: { carried: CarriedView | undefined; cancel: () => void }) {
  useHotkeyScope([{ keys: 'Escape', does: words.cancel, group: words.group, run: cancel }], {
    enabled: carried !== undefined,
  })
  if (!carried) return null
  return (
    <div className={css.choosing} role="status">
      <p dir="auto">{words.choosing(carried.words)}</p>
      <Button size="xs" onClick={cancel}>
        {words.cancel}
      </Button>
    </div>
  )
}
