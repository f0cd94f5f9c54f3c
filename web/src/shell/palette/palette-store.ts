import { createOpenStore } from '../open-store.ts'

/** The command palette, opened from a key or a button. */
export const { open: openPalette, close: closePalette, useIsOpen: usePaletteIsOpen } = createOpenStore()
