import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { keepsFiles, lineToKept, withLine } from '../kit/until-there.ts'
import { keepOutside, searchText } from './address.ts'
import type { PageEntry, WebDomain } from './domain.ts'
import { Root } from './root.tsx'
import { BrokenPage, MissingPage, ToToday, WaitingPage } from './standing-pages.tsx'
import { WorkspaceFrame } from './workspace-frame.tsx'

/** Puts the pages of every domain under their addresses. Each page is fetched when it is first opened or pointed at. */
export function createPageRouter(domains: WebDomain[]) {
  const root = createRootRoute({ component: Root, notFoundComponent: MissingPage })
  const workspace = createRoute({
    getParentRoute: () => root,
    path: '/w/$workspace',
    component: WorkspaceFrame,
    notFoundComponent: MissingPage,
  })
  const outside = domains.flatMap((domain) => domain.outside ?? [])
  const inside = domains.flatMap((domain) => domain.pages)
  keepOutside(outside.map(({ path }) => path))
  for (const { path, isKept } of inside)
    if (isKept) keepsFiles(new RegExp(`^/w/[^/]+${path.replaceAll(/\$[^/]+/g, '[^/]+')}$`))

  const pageUnder = (parent: typeof root | typeof workspace) => (page: PageEntry) =>
    createRoute({
      getParentRoute: () => parent as typeof root,
      path: page.path,
      component: lazyRouteComponent(() => withLine(page.load, page.isKept ? lineToKept : undefined)),
    })
  return createRouter({
    routeTree: root.addChildren([
      ...outside.map(pageUnder(root)),
      workspace.addChildren([
        createRoute({ getParentRoute: () => workspace, path: '/', component: ToToday }) as never,
        ...inside.map(pageUnder(workspace)),
      ]),
    ]),
    parseSearch: searchText.parse,
    stringifySearch: searchText.write,
    defaultPreloadDelay: 30,
    defaultErrorComponent: BrokenPage,
    defaultPendingComponent: WaitingPage,
    defaultPendingMs: 400,
    scrollRestoration: true,
    defaultHashScrollIntoView: false,
  })
}
