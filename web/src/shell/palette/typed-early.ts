type Typed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'getModifierState'
>
type Setting = {
  isMac: boolean
  isField: (target: EventTarget | null) => boolean
  /** Whoever goes elsewhere no longer wants the palette, however late it would come. */
  onGiveUp: () => void
}

/** Letters typed on `page` from when the palette is asked for until there is a field for them. */
export function createTypedEarly(page: EventTarget, { isMac, isField, onGiveUp }: Setting) {
  let letters: string[] = []
  let isKeeping = false
  let opener: Pick<Node, 'contains'> | undefined

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape') onGiveUp()
    else if (isLetter(event, isMac)) letters.push(event.key)
    else if (event.key === 'Backspace') letters.pop()
    // What Enter would open nobody has seen yet; the button that was clicked must not hear of it either.
    else if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
  }
  function onPoint({ target }: Event) {
    // Clicking once more asks once more.
    if (!opener?.contains(target as Node | null)) onGiveUp()
  }
  function onFocus({ target }: Event) {
    if (isField(target)) onGiveUp()
  }
  function listen(change: 'addEventListener' | 'removeEventListener') {
    page[change]('keydown', onKey as EventListener, { capture: true })
    page[change]('pointerdown', onPoint, { capture: true })
    page[change]('focusin', onFocus, { capture: true })
  }

  return {
    /** From now on letters are meant for the palette; those that were typed since it was first asked for stay. */
    keep(button?: Pick<Node, 'contains'>): void {
      opener = button
      if (isKeeping) return
      letters = []
      isKeeping = true
      listen('addEventListener')
    },
    /** What was typed so far; from now on letters go where the focus is. */
    take(): string {
      isKeeping = false
      listen('removeEventListener')
      return letters.join('')
    },
  }
}

/** Whether a key writes something; many keyboards write “@” and “[” with AltGr, which Windows calls Ctrl and Alt, or Option. */
export function isLetter(event: Typed, isMac: boolean): boolean {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event
  if (isComposing || [...key].length !== 1) return false
  if (event.getModifierState('AltGraph')) return true
  return !ctrlKey && !metaKey && (isMac || !altKey)
}
