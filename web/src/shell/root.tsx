import { Outlet } from '@tanstack/react-router'
import { Shortcuts } from '../kit/shortcuts.tsx'
import { LinkProvider } from '../kit/link.tsx'
import { RouterLink } from './router-link.tsx'
import { PageMoves } from './page-moves.tsx'

/** Around every page, inside a workspace and out of it. */
export function Root() {
  return (
    <LinkProvider value={RouterLink}>
      <PageMoves />
      <Outlet />
      <Shortcuts />
    </LinkProvider>
  )
}
