import type { RawBuilder, SqlBool } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Domain, KindOfPeople, KindQuestion, Talk, TalkQuestion } from '../platform/domain.ts'

/** Conversations, which live in a domain above this one: asked from whoever has them. */
export type TalksOf = (ctx: Context, question: TalkQuestion) => Promise<Talk[]>

/** Asks every domain that holds conversations; in the order they took place. */
export function talksIn(domains: () => Domain[]): TalksOf {
  return async (ctx, question) => {
    const found: Talk[] = []
    for (const { talks } of domains()) if (talks) found.push(...(await talks(ctx, question)))
    return found.toSorted((one, other) =>
      one.happenedAt === other.happenedAt
        ? one.id < other.id
          ? -1
          : 1
        : one.happenedAt < other.happenedAt
          ? -1
          : 1,
    )
  }
}

/** Kinds of people that a domain above this one names, such as the segments of a study. */
export type KindsOf = (ctx: Context, question: KindQuestion) => Promise<KindOfPeople[]>

/** Asks every domain that names kinds of people. */
export function kindsIn(domains: () => Domain[]): KindsOf {
  return async (ctx, question) => {
    const found: KindOfPeople[] = []
    for (const { kinds } of domains()) if (kinds) found.push(...(await kinds(ctx, question)))
    return found
  }
}

/** What holds of a row of `people` that belongs to such a kind; undefined where no domain names it. */
export type KindTestOf = (ctx: Context, kind: string) => Promise<RawBuilder<SqlBool> | undefined>

/** Asks the domains that name kinds of people until one knows it. */
export function kindTestIn(domains: () => Domain[]): KindTestOf {
  return async (ctx, kind) => {
    for (const { kindTest } of domains()) {
      const test = await kindTest?.(ctx, kind)
      if (test) return test
    }
    return undefined
  }
}
