import type { ComponentType } from 'react'
import { Later } from '../later.tsx'
import type { FrameButtonProps } from './workspace-button.tsx'

export type LaterMenuProps = { isSmall?: boolean; defaultOpened?: boolean }

type Parts = {
  button: ComponentType<FrameButtonProps>
  menu: ComponentType<LaterMenuProps>
  isSmall?: boolean
}

/** A menu of the frame: its button stands at once, the menu is fetched after the page. */
export function LaterMenu({ button: Button, menu: Menu, isSmall }: Parts) {
  const size = isSmall === undefined ? {} : { isSmall }
  return (
    <Later meanwhile={(press) => <Button {...size} onClick={press} />}>
      {(wasPressed) => <Menu {...size} defaultOpened={wasPressed} />}
    </Later>
  )
}
