import type { ReactNode } from 'react'
import { iconPaths } from './icon-paths.tsx'
import type { IconName } from './icon-paths.tsx'

export type { IconName }

/** A line icon of 16 px that takes the colour of its words; decoration, so a screen reader passes over it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      {iconPaths[name]}
    </svg>
  )
}
