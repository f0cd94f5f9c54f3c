import { createOpenStore } from '../open-store.ts'
import { keepTyped, takeTyped } from './typed-early.ts'

const { open, close, useIsOpen } = createOpenStore()

/** The command palette, opened from a key or a button. */
export const usePaletteIsOpen = useIsOpen

export function openPalette(): void {
  keepTyped()
  open()
}

export function closePalette(): void {
  takeTyped()
  close()
}
