import { Suspense } from 'react'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { whenShown } from '../../kit/when-shown.tsx'
import { words } from '../shell.words.ts'
import { hideKeys, showKeys, useKeysAreShown } from './keys-store.ts'

const Overlay = whenShown(async () => ({
  default: (await import('../../kit/shortcuts.tsx')).ShortcutsOverlay,
}))

/** `?` shows every key that works at this moment. The list is fetched when it is first asked for. */
export function KeysHost() {
  const isShown = useKeysAreShown()
  useHotkeyScope([{ keys: '?', does: words.keys, run: showKeys }])
  return isShown ? (
    <Suspense fallback={null}>
      <Overlay opened onClose={hideKeys} />
    </Suspense>
  ) : null
}
