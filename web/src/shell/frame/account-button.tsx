import { VisuallyHidden } from '@mantine/core'
import { useAccount } from '../account.ts'
import { words } from '../shell.words.ts'
import { firstLetter } from './first-letter.ts'
import css from './menus.module.css'
import type { FrameButtonProps } from './workspace-button.tsx'

/** You; the menu is fetched after the page. */
export function AccountButton({ isSmall, ...props }: FrameButtonProps) {
  const name = useAccount().data?.name ?? ''
  return (
    <button
      type="button"
      aria-haspopup="menu"
      {...props}
      className={css.account}
      data-small={isSmall || undefined}
    >
      <i className={css.face} aria-hidden="true">
        {initialsOf(name)}
      </i>
      <span className={css.name}>{name}</span>
      <VisuallyHidden>{words.account}</VisuallyHidden>
    </button>
  )
}

function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean)
  const ends = parts.length > 1 ? [parts[0]!, parts.at(-1)!] : parts
  return ends.map(firstLetter).join('')
}
