import { isTyping } from '../../kit/hotkey-match.ts'
import { isMac } from '../../kit/key-hint.tsx'
import { createOpenStore } from '../open-store.ts'
import { createTypedEarly } from './typed-early.ts'

const { open, close, useIsOpen } = createOpenStore()
const early = createTypedEarly(window, { isMac, isField: isTyping, onGiveUp: closePalette })

/** The command palette, opened from a key or a button. */
export const usePaletteIsOpen = useIsOpen

export function openPalette(button?: HTMLElement): void {
  early.keep(button)
  open()
}

export function closePalette(): void {
  early.take()
  close()
}

/** What was typed before the palette was there; from now on its field takes the letters. */
export const takeTyped = early.take
