import { useQuery } from '@tanstack/react-query'
import { call } from '../api/client.ts'
import { useWorkspaceId } from '../api/workspace.tsx'
import type { Offer, Offered, WebDomain } from './domain.ts'
import { useDomains } from './domains-context.tsx'

/** Things of another domain to choose from, such as studies: `useOffered('study', typed)`. None where nobody offers them. */
export function useOffered(of: string, typed: string, { enabled }: { enabled: boolean }) {
  const { load, ask, workspace } = useOffer(of)
  return useQuery({
    queryKey: ['offered', workspace, of, typed],
    queryFn: async (): Promise<Offered[]> => (await load())?.find(typed, ask) ?? [],
    placeholderData: (before) => before,
    enabled,
  })
}

/** What one of them is called; undefined until that is known, or where it is none of them. */
export function useOfferedName(of: string, id: string): string | undefined {
  const { load, ask, workspace } = useOffer(of)
  const { data } = useQuery({
    queryKey: ['offered', workspace, of, 'one', id],
    queryFn: async () => (await (await load())?.show(id, ask))?.name ?? null,
    enabled: id !== '',
  })
  return data ?? undefined
}

function useOffer(of: string) {
  const domains = useDomains()
  const workspace = useWorkspaceId()
  return {
    workspace,
    load: () => offerIn(domains, of),
    ask: ((operation, sent) => call(operation, sent, { workspace })) as Parameters<Offer['show']>[1],
  }
}

async function offerIn(domains: WebDomain[], of: string): Promise<Offer | undefined> {
  const load = domains.map(({ offers }) => offers?.[of]).find(Boolean)
  return (await load?.())?.default
}
