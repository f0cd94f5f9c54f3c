import { Outlet } from '@tanstack/react-router'
import { LinkProvider } from '../kit/link.tsx'
import { KeysHost } from './keys/keys-host.tsx'
import { PageMoves } from './page-moves.tsx'
import { RouterLink } from './router-link.tsx'

/** Around every page, inside a workspace and out of it. */
export function Root() {
  return (
    <LinkProvider value={RouterLink}>
      <PageMoves />
      <Outlet />
      <KeysHost />
    </LinkProvider>
  )
}
