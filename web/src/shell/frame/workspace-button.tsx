import { VisuallyHidden } from '@mantine/core'
import type { ButtonHTMLAttributes, Ref } from 'react'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Icon } from '../../kit/icon.tsx'
import { useAccount } from '../account.ts'
import { words } from '../shell.words.ts'
import { firstLetter } from './first-letter.ts'
import css from './menus.module.css'

export type FrameButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  isSmall?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** The open workspace; its menu is fetched after the page. */
export function WorkspaceButton({ isSmall, ...props }: FrameButtonProps) {
  const open = useWorkspaceId()
  const name = useAccount().data?.workspaces.find(({ id }) => id === open)?.name ?? ''
  return (
    <button
      type="button"
      aria-haspopup="menu"
      {...props}
      className={css.workspace}
      data-small={isSmall || undefined}
    >
      <WorkspaceMark name={name} />
      <span className={css.name}>{name}</span>
      <VisuallyHidden>{words.switchWorkspace}</VisuallyHidden>
      <Icon name="down" size={14} />
    </button>
  )
}

/** The first letter of a workspace, as its sign. */
export function WorkspaceMark({ name }: { name: string }) {
  return (
    <i className={css.mark} aria-hidden="true">
      {firstLetter(name)}
    </i>
  )
}
