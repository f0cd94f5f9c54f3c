import { lazy } from 'react'
import type { ComponentType } from 'react'

/** A part that nobody needs at the first glance: fetched once the page stands and the browser has nothing better to do. */
export function whenIdle<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(async () => {
    await idle()
    return load()
  })
}

/** When the browser has drawn the page and has nothing better to do. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 500 })
    else setTimeout(resolve, 200)
  })
}
