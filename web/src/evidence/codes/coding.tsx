import type { CodeOnEvidence } from '@firsthand/contract/evidence/code-ref'
import { createCode, listCodes, removeCoding, setCoding } from '@firsthand/contract/evidence/codes'
import { listEvidence, showEvidence } from '@firsthand/contract/evidence/evidence'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useYou } from '../../shell/account.ts'
import { CodeChips } from './code-chips.tsx'
import { CodePicker } from './code-picker.tsx'
import css from './codes.module.css'
import { words } from './codes.words.ts'

const changed = [showEvidence, listEvidence, listCodes]

/** The codes of a piece of evidence; `l` opens the picker, and all of it works with the keyboard alone. */
export function Coding({ evidence, codes }: { evidence: string; codes: CodeOnEvidence[] }) {
  const { may, memberId } = useYou()
  const mayChange = may('member')
  const [isPicking, setPicking] = useState(false)
  const set = useAct(setCoding, { invalidates: changed })
  const remove = useAct(removeCoding, { invalidates: changed })
  const create = useAct(createCode, { invalidates: [listCodes] })
  const own = new Set(
    codes.filter(({ coders }) => coders.some(({ id }) => id === memberId)).map(({ id }) => id),
  )
  useHotkeyScope([{ keys: 'l', does: words.giveCodes, group: words.evidence, run: () => setPicking(true) }], {
    enabled: mayChange,
  })

  function toggle(code: string) {
    const act = own.has(code) ? remove : set
    void act.perform({ evidence, code }).catch(() => {})
  }
  async function make(name: string) {
    const { id } = await create.perform({ name })
    await set.perform({ evidence, code: id })
  }

  return (
    <div className={css.part}>
      <h3>{words.coding}</h3>
      {codes.length === 0 ? <p className={css.quiet}>{words.noCodes}</p> : null}
      <CodeChips
        codes={codes}
        memberId={memberId}
        onTakeOff={mayChange ? ({ id }) => toggle(id) : undefined}
      />
      {isPicking ? (
        <CodePicker
          given={own}
          onToggle={toggle}
          onMake={(name) => void make(name).catch(() => {})}
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
