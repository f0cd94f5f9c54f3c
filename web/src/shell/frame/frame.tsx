import { useState } from 'react'
import type { ReactNode } from 'react'
import { ActionsProvider } from '../page.tsx'
import { PaletteHost } from '../palette/palette-host.tsx'
import { words } from '../shell.words.ts'
import { OfflineNote } from './offline-note.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { PlaceKeys } from './place-keys.tsx'
import { Side } from './side.tsx'
import { TopBar } from './top-bar.tsx'
import { useSmallSide } from './use-small-side.ts'
import css from './frame.module.css'

/** What stands around every page of a workspace: places on the left (below on a phone), the top bar, the content. */
export function Frame({ children }: { children: ReactNode }) {
  const [actions, setActions] = useState<HTMLElement | null>(null)
  const [isSmall, toggle] = useSmallSide()
  return (
    <ActionsProvider value={actions}>
      <a className={css.skip} href="#content">
        {words.skip}
      </a>
      <div className={css.frame} data-small={isSmall || undefined}>
        <Side isSmall={isSmall} onToggle={toggle} />
        <div className={css.column}>
          <TopBar actionsPlace={setActions} />
          <OfflineNote />
          <main id="content" className={css.content} tabIndex={-1}>
            {children}
          </main>
        </div>
        <PhoneBar />
      </div>
      <PlaceKeys onToggle={toggle} />
      <PaletteHost />
    </ActionsProvider>
  )
}
