import { Icon } from '../../kit/icon.tsx'
import { KeyHint } from '../../kit/key-hint.tsx'
import { Link } from '../../kit/link.tsx'
import { usePageState } from '../page-state.ts'
import { openPalette } from '../palette/palette-store.ts'
import { words } from '../shell.words.ts'
import css from './top-bar.module.css'

/** Where one is, the way to find or do anything, and the page's one primary action. */
export function TopBar({ actionsPlace }: { actionsPlace: (place: HTMLElement | null) => void }) {
  return (
    <header className={css.bar}>
      <Breadcrumb />
      <button
        type="button"
        className={css.find}
        onClick={(event) => openPalette(event.currentTarget)}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Icon name="search" />
        <span className={css.findWords}>{words.find}</span>
        <span className={css.findKeys}>
          <KeyHint keys="mod+k" />
        </span>
      </button>
      <div ref={actionsPlace} className={css.actions} />
    </header>
  )
}

function Breadcrumb() {
  const { title, crumbs } = usePageState()
  return (
    <nav aria-label={words.breadcrumb} className={css.crumbs}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.path}>
            <Link href={crumb.path}>{crumb.label}</Link>
          </li>
        ))}
        {title ? (
          <li aria-current="page" title={title}>
            {title}
          </li>
        ) : null}
      </ol>
    </nav>
  )
}
