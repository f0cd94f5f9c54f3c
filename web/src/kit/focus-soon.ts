/** A second at the usual pace: a machine under load may take many frames until it has drawn a page anew. */
const framesAtMost = 60

/**
 * Gives the focus to what is about to be drawn, or stands there already, once what has it now is gone; where that stays,
 * such as the button of a form, `leaves` takes the focus from it. Whoever went on elsewhere meanwhile keeps theirs. The page
 * stands still, but where `scrolls` says otherwise.
 */
export function focusSoon(
  find: () => HTMLElement | null | undefined,
  { leaves = false, scrolls = false }: { leaves?: boolean; scrolls?: boolean } = {},
): void {
  const had = document.activeElement
  const look = (frames: number) =>
    requestAnimationFrame(() => {
      const has = document.activeElement
      const isFree = has === null || has === document.body
      if (!isFree && has !== had) return
      const target = isFree || leaves ? find() : undefined
      if (target) target.focus({ preventScroll: !scrolls })
      else if (frames > 1) look(frames - 1)
    })
  look(framesAtMost)
}
