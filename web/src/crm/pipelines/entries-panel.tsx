import { listEntries } from '@firsthand/contract/crm/pipelines-entries'
import { usePages } from '../../api/hooks.ts'
import { Section } from '../../kit/section.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { EntryTable } from './entry-table.tsx'
import { words } from './pipelines.words.ts'

/** Entries of one person or organisation. Where there are none it takes no room. */
export function EntriesPanel({ of }: { of: { person: string } | { organisation: string } }) {
  const entries = usePages(listEntries, { ...of, limit: 10 })
  if (entries.failure) return <Broken error={entries.failure} retry={entries.retry} />
  if (!entries.items?.length) return null
  return (
    <Section title={words.panel}>
      <EntryTable
        entries={entries.items}
        withPipeline
        onLoadMore={entries.loadMore}
        isLoadingMore={entries.isLoadingMore}
        keysFromAnywhere={false}
      />
    </Section>
  )
}
