/** The stroke of a key event as hotkeys write it: "j", "?", "mod+k", "shift+ArrowDown". */
export function strokeOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const named = event.key.length > 1
  return [
    event.ctrlKey || event.metaKey ? 'mod' : '',
    event.altKey ? 'alt' : '',
    // With a printed character the shift is already in the character: "?" is not "shift+/".
    event.shiftKey && named ? 'shift' : '',
    named ? event.key : event.key.toLowerCase(),
  ]
    .filter(Boolean)
    .join('+')
}

/** Which hotkey the strokes so far complete, and whether one of them could still be completed ("g" of "g p"). */
export function matchStrokes<H extends { keys: string }>(hotkeys: readonly H[], strokes: readonly string[]) {
  const typed = strokes.join(' ')
  return {
    hotkey: hotkeys.find((hotkey) => hotkey.keys === typed),
    unfinished: hotkeys.some((hotkey) => hotkey.keys.startsWith(`${typed} `)),
  }
}

/** Whether the key would go into a field, where letters are letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role="textbox"], [role="combobox"]')) return true
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
