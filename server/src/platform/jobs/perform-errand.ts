import type { Wakeup, WorkerTools } from './wakeups.ts'

/** Runs a claimed errand: the domain that brings errands knows what it is. */
export async function performErrand(tools: WorkerTools, { workspaceId, id }: Wakeup): Promise<void> {
  const { domains, services, transactor, pool, signal } = tools
  for (const domain of domains) {
    await domain.runErrand?.({
      workspaceId,
      id,
      services,
      signal,
      step: (run) => transactor.inWorkspace({ workspaceId, as: 'system', pool }, run),
    })
  }
}
