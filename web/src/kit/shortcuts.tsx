import { Modal } from '@mantine/core'
import { useState } from 'react'
import { KeyHint } from './key-hint.tsx'
import { words } from './kit.words.ts'
import { useActiveHotkeys, useHotkeyScope } from './use-hotkey-scope.ts'
import type { Hotkey } from './use-hotkey-scope.ts'
import css from './shortcuts.module.css'

/** Mounted once by the shell: `?` shows every key that works at this moment. */
export function Shortcuts() {
  const [opened, setOpened] = useState(false)
  useHotkeyScope([{ keys: '?', does: words.keysTitle, run: () => setOpened(true) }])
  return <ShortcutsOverlay opened={opened} onClose={() => setOpened(false)} />
}

/** The overlay alone, for whoever opens it from a menu. */
export function ShortcutsOverlay({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.keysTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <KeyList hotkeys={useActiveHotkeys()} />
    </Modal>
  )
}

/** Keys and what they do, under their headings. */
export function KeyList({ hotkeys }: { hotkeys: Pick<Hotkey, 'keys' | 'does' | 'group'>[] }) {
  const groups = Map.groupBy(hotkeys, (hotkey) => hotkey.group ?? words.anywhere)
  return (
    <div className={css.groups}>
      {[...groups].map(([group, keys]) => (
        <section key={group} className={css.group}>
          <h3>{group}</h3>
          <dl>
            {keys.map((hotkey) => (
              <div key={hotkey.keys} className={css.line}>
                <dt>{hotkey.does}</dt>
                <dd>
                  <KeyHint keys={hotkey.keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
