import { useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { showRefused } from '../../kit/undo-toast.tsx'
import { words } from '../shell.words.ts'
import { idle } from '../when-idle.ts'
import { closePalette, usePaletteIsOpen } from './palette-store.ts'

/** Holds the palette, which is fetched after the page: by the time somebody asks for it, it opens at once. */
export function PaletteHost() {
  const isOpen = usePaletteIsOpen()
  const [Palette, setPalette] = useState<ComponentType | undefined>(() => loaded)
  useEffect(() => {
    if (Palette) return
    void (isOpen ? Promise.resolve() : idle()).then(fetchPalette).then(
      () => setPalette(() => loaded),
      () => {
        if (isOpen) showRefused(words.paletteAway, words.paletteAwayTodo)
        closePalette()
      },
    )
  }, [Palette, isOpen])
  if (!isOpen) return null
  // While it is on its way the keys of the page rest: what is typed is meant for the palette.
  return Palette ? <Palette /> : <div aria-modal="true" hidden />
}

let loaded: ComponentType | undefined

/** Fetches the palette ahead of its first use. */
export async function fetchPalette(): Promise<void> {
  loaded = (await import('./palette.tsx')).default
}
