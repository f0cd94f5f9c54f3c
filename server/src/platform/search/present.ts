import type { Context } from '../context.ts'
import type { Domain } from '../domain.ts'

/** Whether something of a domain that may be above is there to be seen: a conversation, a study. */
export type IsThere = (ctx: Context, thing: { kind: string; id: string }) => Promise<boolean>

/** Asks the domain that presents this kind, wherever it stands. */
export function isThereIn(domains: () => Domain[]): IsThere {
  return async (ctx, { kind, id }) => {
    const presenter = domains()
      .flatMap((domain) => domain.searchKinds ?? [])
      .find((each) => each.kind === kind)
    return presenter !== undefined && (await presenter.present(ctx, [id])).length > 0
  }
}
