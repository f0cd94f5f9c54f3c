import { useCallback, useState } from 'react'

const kept = 'firsthand-small-side'

/** Whether the places show as icons alone; remembered on this device. */
export function useSmallSide(): [boolean, () => void] {
  const [isSmall, setIsSmall] = useState(read)
  const toggle = useCallback(
    () =>
      setIsSmall((before) => {
        write(!before)
        return !before
      }),
    [],
  )
  return [isSmall, toggle]
}

function read(): boolean {
  try {
    return localStorage.getItem(kept) === 'yes'
  } catch {
    return false
  }
}

function write(isSmall: boolean): void {
  try {
    localStorage.setItem(kept, isSmall ? 'yes' : 'no')
  } catch {
    // Storage may be closed to us; it then lasts until the page is loaded again.
  }
}
