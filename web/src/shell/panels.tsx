import { Suspense, createElement, useMemo } from 'react'
import type { ComponentType } from 'react'
import { CardSkeleton } from '../kit/skeletons.tsx'
import { whenShown } from '../kit/when-shown.tsx'
import type { PanelEntry } from './domain.ts'
import { useDomains } from './domains-context.tsx'
import { Mishap } from './mishap.tsx'

/** What other domains show on this page: `<Panels of="person" id={person.id} />`. A panel that breaks leaves the page alone. */
export function Panels({ of, id }: { of: string; id: string }) {
  const domains = useDomains()
  const panels = useMemo(
    () =>
      domains
        .flatMap((domain) => domain.panels ?? [])
        .filter((panel) => panel.of === of)
        .sort((one, other) => one.order - other.order),
    [domains, of],
  )
  return panels.map((panel) => <Panel key={panel.order} panel={panel} id={id} />)
}

function Panel({ panel, id }: { panel: PanelEntry; id: string }) {
  const content = contentOf(panel)
  return (
    <Mishap>
      <Suspense fallback={<CardSkeleton />}>{createElement(content, { id })}</Suspense>
    </Mishap>
  )
}

const loaded = new WeakMap<PanelEntry, ComponentType<{ id: string }>>()

function contentOf(panel: PanelEntry): ComponentType<{ id: string }> {
  const known = loaded.get(panel)
  if (known) return known
  const content = whenShown(panel.load)
  loaded.set(panel, content)
  return content
}
