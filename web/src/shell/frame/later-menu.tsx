import { Suspense, useState } from 'react'
import type { ComponentType } from 'react'
import type { FrameButtonProps } from './workspace-button.tsx'

export type LaterMenuProps = { isSmall?: boolean; defaultOpened?: boolean }

/** A menu that is fetched after the page, behind its own button from the start; a press that came too early still opens it. */
export function LaterMenu({
  button: Button,
  menu: Menu,
  isSmall,
}: {
  button: ComponentType<FrameButtonProps>
  menu: ComponentType<LaterMenuProps>
  isSmall?: boolean
}) {
  const [wasPressed, setWasPressed] = useState(false)
  return (
    <Suspense
      fallback={
        <Button {...(isSmall === undefined ? {} : { isSmall })} onClick={() => setWasPressed(true)} />
      }
    >
      <Menu isSmall={isSmall} defaultOpened={wasPressed} />
    </Suspense>
  )
}
