import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { showAccount } from '@firsthand/contract/platform/accounts'
import { call } from '../api/client.ts'
import { createQueries, keyOf } from '../api/queries.ts'
import { KitProvider } from '../kit/kit-provider.tsx'
import { showRefused } from '../kit/undo-toast.tsx'
import type { WebDomain } from './domain.ts'
import { DomainsProvider } from './domains-context.tsx'
import { createPageRouter } from './router.tsx'

/** Starts the application in the page with the domains it consists of. */
export function start(domains: WebDomain[]): void {
  const router = createPageRouter(domains)
  const queries = createQueries({
    onFailure: (failure) => showRefused(failure.message),
    onSignedOut: () => askToSignIn((href) => void router.navigate({ href, replace: true })),
  })
  if (location.pathname.startsWith('/w/')) {
    void queries.prefetchQuery({
      queryKey: keyOf(showAccount, undefined, {}),
      queryFn: () => call(showAccount, {}),
    })
  }
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <KitProvider nonce={styleNonce()}>
        <QueryClientProvider client={queries}>
          <DomainsProvider value={domains}>
            <RouterProvider router={router as never} />
          </DomainsProvider>
        </QueryClientProvider>
      </KitProvider>
    </StrictMode>,
  )
}

/** Where to go on after signing in is kept in the address. */
function askToSignIn(go: (href: string) => void): void {
  if (!location.pathname.startsWith('/w/')) return
  go(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
}

/** What the content security policy asks of style elements; the server writes it into the page. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
}
