import { useEffect, useRef } from 'react'

/** Puts the focus on an element when somebody has just asked for it: the field of a form that opened, an answer. */
export function useFirstFocus<Element extends HTMLElement>(isWanted = true) {
  const place = useRef<Element>(null)
  useEffect(() => {
    if (isWanted) place.current?.focus()
  }, [isWanted])
  return place
}
