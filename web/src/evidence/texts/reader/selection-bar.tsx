import type { TextRange } from '@firsthand/contract/evidence/ranges'
import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useWorkspaceId } from '../../../api/workspace.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { KeyHint } from '../../../kit/key-hint.tsx'
import { showDone } from '../../../kit/undo-toast.tsx'
import { addressOf } from '../../../shell/address.ts'
import { words as hiding } from '../../redaction/redaction.words.ts'
import { momentPath } from '../moment-path.ts'
import { words } from '../texts.words.ts'
import css from './reader.module.css'
import type { Spot } from './use-selected.ts'

export type SelectionBarProps = {
  textId: string
  range: TextRange
  spot: Spot
  /** Undefined for those who may only read. */
  onMake: (() => void) | undefined
  makeLabel?: string | undefined
  onCode?: (() => void) | undefined
  onHide?: (() => void) | undefined
}

/** What one can do with the words that are selected, beside them. */
export function SelectionBar({ textId, range, spot, onMake, makeLabel, onCode, onHide }: SelectionBarProps) {
  const clipboard = useClipboard()
  const workspace = useWorkspaceId()
  return (
    <div className={css.pill} style={spot}>
      {onMake ? (
        <Button
          variant="filled"
          size="xs"
          rightSection={<KeyHint keys="e" />}
          onPointerDown={keepSelection}
          onClick={onMake}
        >
          {makeLabel ?? words.makeEvidence}
        </Button>
      ) : null}
      {onCode ? (
        <Button size="xs" rightSection={<KeyHint keys="l" />} onPointerDown={keepSelection} onClick={onCode}>
          {words.codeSelection}
        </Button>
      ) : null}
      {onHide ? (
        <Button size="xs" onPointerDown={keepSelection} onClick={onHide}>
          {hiding.hide}
        </Button>
      ) : null}
      <Button
        size="xs"
        leftSection={<Icon name="link" />}
        onPointerDown={keepSelection}
        onClick={() => {
          clipboard.copy(new URL(addressOf(momentPath(textId, range), workspace), location.href).href)
          showDone(words.linkCopied)
        }}
      >
        {words.copyLink}
      </Button>
    </div>
  )
}

/** A press on a button would take the selection away before the click, whether a pointer or the keyboard made it. */
function keepSelection(event: { preventDefault: () => void; stopPropagation: () => void }) {
  event.preventDefault()
  event.stopPropagation()
}
