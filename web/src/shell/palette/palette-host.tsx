import { Suspense, lazy } from 'react'
import { Mishap } from '../mishap.tsx'
import { usePaletteIsOpen } from './palette-store.ts'

const load = () => import('./palette.tsx')
const Palette = lazy(load)

/** Holds the palette, which is fetched when it is first opened or when the browser has nothing else to do. */
export function PaletteHost() {
  const isOpen = usePaletteIsOpen()
  return isOpen ? (
    <Mishap>
      <Suspense fallback={null}>
        <Palette />
      </Suspense>
    </Mishap>
  ) : null
}

/** Fetches the palette ahead of its first use. */
export function fetchPalette(): void {
  void load().catch(() => undefined)
}
