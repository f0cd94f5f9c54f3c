import type { ComponentType } from 'react'
import { whenShown } from '../kit/when-shown.tsx'

/** A part that nobody needs at the first glance: fetched once the page stands and the browser has nothing better to do. */
export function whenIdle<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  missing?: ComponentType<Props>,
) {
  const onceIdle = async () => {
    await idle()
    return load()
  }
  return whenShown<Props>(onceIdle, missing)
}

/** When the browser has drawn the page and has nothing better to do. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 500 })
    else setTimeout(resolve, 200)
  })
}
