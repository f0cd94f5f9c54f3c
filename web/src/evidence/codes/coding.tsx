import type { CodeOnEvidence } from '@firsthand/contract/evidence/code-ref'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { CodePicker } from './code-picker.tsx'
import { CodeRows } from './code-rows.tsx'
import css from './codes.module.css'
import { words } from './codes.words.ts'
import { useCoding } from './use-coding.ts'

/** The codes of a piece of evidence; `l` opens the picker, and all of it works with the keyboard alone. */
export function Coding({ evidence, codes }: { evidence: string; codes: CodeOnEvidence[] }) {
  const [isPicking, setPicking] = useState(false)
  const { mayChange, memberId, own, toggle, make, note } = useCoding(codes)
  useHotkeyScope([{ keys: 'l', does: words.giveCodes, group: words.evidence, run: () => setPicking(true) }], {
    enabled: mayChange,
  })

  return (
    <div className={css.part}>
      <h3>{words.coding}</h3>
      {codes.length === 0 ? <p className={css.quiet}>{words.noCodes}</p> : null}
      <CodeRows
        codes={codes}
        memberId={memberId}
        onTakeOff={mayChange ? (code) => toggle(evidence, code) : undefined}
        onNote={mayChange ? (code, memo) => note(evidence, code, memo) : undefined}
      />
      {isPicking ? (
        <CodePicker
          given={own}
          onToggle={(code) => toggle(evidence, code)}
          onMake={(name) => make(evidence, name)}
          onClose={() => setPicking(false)}
        />
      ) : mayChange ? (
        <div>
          <Button size="xs" onClick={() => setPicking(true)}>
            {words.giveCodes}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
