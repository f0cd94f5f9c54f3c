import type { Operation, Output, Sent } from '@firsthand/contract/core/operation'
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from './client.ts'
import { type ApiFailure, asFailure, mayPass } from './failure.ts'
import { keyOf, renew } from './queries.ts'
import { useWorkspaceId } from './workspace.tsx'

export type ReadOptions = {
  /** Waits while false, for example until an id is known. */
  enabled?: boolean
  /** Asks again after so many milliseconds; false stops. */
  everyMs?: number | false
  /** Shows the answer to what was sent before while the new one is on its way: no flicker while filtering. */
  keepShowing?: boolean
}

/** Reads an operation: `const { data, failure, isPending, retry } = useOperation(showPerson, { person })`. */
export function useOperation<O extends Operation>(operation: O, sent: Sent<O>, options: ReadOptions = {}) {
  const workspace = useWorkspaceId()
  const query = useQuery({
    queryKey: keyOf(operation, workspace, sent),
    queryFn: ({ signal }) => call(operation, sent, { workspace, signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
    placeholderData: options.keepShowing ? keepPreviousData : undefined,
  })
  return {
    data: query.data,
    failure: failureOfReading(query),
    isPending: query.isPending,
    /** Something newer is on its way for what is shown. */
    isRefreshing: query.isFetching && !query.isPending,
    retry: () => void query.refetch(),
  }
}

/** An operation that answers a page of a list, with a `next`. */
export type ListOperation = Operation & {
  output: { _zod: { output: { items: unknown[]; next: string | null } } }
}

/** Reads a list page by page: `items` of all pages so far, `total` where the operation says it, `loadMore` until the end. */
export function usePages<O extends ListOperation>(
  operation: O,
  sent: Omit<Sent<O>, 'after'>,
  options: ReadOptions = {},
) {
  type Page = Output<O> & { items: unknown[]; next: string | null }
  type Item = Output<O> extends { items: (infer One)[] } ? One : never
  const workspace = useWorkspaceId()
  const query = useInfiniteQuery({
    queryKey: [...keyOf(operation, workspace, sent), 'pages'],
    queryFn: async ({ pageParam, signal }) =>
      (await call(operation, { ...sent, after: pageParam } as Sent<O>, { workspace, signal })) as Page,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page) => last.next ?? undefined,
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
    placeholderData: options.keepShowing ? keepPreviousData : undefined,
  })
  const pages = query.data?.pages
  return {
    items: pages?.flatMap((page) => page.items as Item[]),
    /** The first page as it came, for what stands beside its items. */
    first: pages?.[0] as Output<O> | undefined,
    total: (pages?.[0] as { total?: { count: number; exact: boolean } } | undefined)?.total,
    failure: query.isFetchNextPageError ? failureOf(query.error) : failureOfReading(query),
    isPending: query.isPending,
    isRefreshing: query.isFetching && !query.isPending && !query.isFetchingNextPage,
    /** Undefined at the end of the list: pass it to `ListTable` as it is. */
    loadMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    isLoadingMore: query.isFetchingNextPage,
    retry: () => void query.refetch(),
  }
}

export type ActOptions<O extends Operation> = {
  /** Operations whose answers this changes; left out, everything on the screen is read again. */
  invalidates?: Operation[]
  onDone?: (output: Output<O>, sent: Sent<O>) => void
  onFailed?: (failure: ApiFailure) => void
  /** Whether the page itself shows a failure (see `failure`); otherwise a toast says it. */
  shownInPlace?: boolean
}

/** Changes something: `const archive = useAct(archivePerson)`, then `archive.act({ person })`. A second call while one is on its way is ignored. */
export function useAct<O extends Operation>(operation: O, options: ActOptions<O> = {}) {
  const workspace = useWorkspaceId()
  const queries = useQueryClient()
  const isOnItsWay = useRef(false)
  const mutation = useMutation<Output<O>, Error, Sent<O>>({
    mutationFn: (sent) => call(operation, sent, { workspace }),
    meta: { shownInPlace: options.shownInPlace },
    onSuccess: async (output, sent) => {
      const refresh = options.invalidates
        ? options.invalidates.map((read) => renew(queries, { queryKey: [read.name] }))
        : [renew(queries)]
      options.onDone?.(output, sent)
      await Promise.allSettled(refresh)
    },
    onError: (error) => options.onFailed?.(asFailure(error)),
    onSettled: () => {
      isOnItsWay.current = false
    },
  })
  return {
    act: (sent: Sent<O>) => {
      if (isOnItsWay.current) return
      isOnItsWay.current = true
      mutation.mutate(sent)
    },
    /** The same as a promise, for steps that follow each other; rejects with an `ApiFailure`. */
    perform: (sent: Sent<O>) => mutation.mutateAsync(sent),
    isActing: mutation.isPending,
    output: mutation.data,
    failure: failureOf(mutation.error),
    reset: mutation.reset,
  }
}

/** Fetches ahead of need, for example while the pointer rests on a row. */
export function usePrefetch() {
  const workspace = useWorkspaceId()
  const queries = useQueryClient()
  return <O extends Operation>(operation: O, sent: Sent<O>) =>
    void queries.prefetchQuery({
      queryKey: keyOf(operation, workspace, sent),
      queryFn: ({ signal }) => call(operation, sent, { workspace, signal }),
    })
}

/** Changes a kept answer before the server has confirmed it; what comes back undoes that: `const undo = change(showPerson, { person }, …)`. */
export function useAnswers() {
  const workspace = useWorkspaceId()
  const queries = useQueryClient()
  return {
    change<O extends Operation>(operation: O, sent: Sent<O>, update: (answer: Output<O>) => Output<O>) {
      const queryKey = keyOf(operation, workspace, sent)
      void queries.cancelQueries({ queryKey })
      const before = queries.getQueryData<Output<O>>(queryKey)
      if (before !== undefined) queries.setQueryData(queryKey, update(before))
      return () => void (before !== undefined && queries.setQueryData(queryKey, before))
    },
    /** Reads these operations again where they are on the screen; everything there, when none is named. */
    refresh: (...operations: Operation[]) =>
      void (operations.length === 0
        ? renew(queries)
        : Promise.all(operations.map(({ name }) => renew(queries, { queryKey: [name] })))),
  }
}

/** What was read stays as long as it cannot be read anew, with all that is typed in it; the frame says that it may be old. */
function failureOfReading({ data, error }: { data: unknown; error: Error | null }): ApiFailure | undefined {
  const failure = failureOf(error)
  return failure && data !== undefined && mayPass(failure) ? undefined : failure
}

function failureOf(error: unknown): ApiFailure | undefined {
  return error === null || error === undefined ? undefined : asFailure(error)
}
