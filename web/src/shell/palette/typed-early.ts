let letters = ''

function keep(event: KeyboardEvent) {
  const { key, ctrlKey, metaKey, altKey } = event
  if (ctrlKey || metaKey || altKey || event.isComposing) return
  if (key.length === 1) letters += key
  else if (key === 'Backspace') letters = letters.slice(0, -1)
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** From when the palette is asked for, letters are meant for it, also where it has not arrived yet. */
export function keepTyped(): void {
  letters = ''
  window.addEventListener('keydown', keep, true)
}

/** What was typed before there was a field for it; from now on letters go where the focus is. */
export function takeTyped(): string {
  window.removeEventListener('keydown', keep, true)
  return letters
}
