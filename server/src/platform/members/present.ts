import type { MemberView } from '@firsthand/contract/platform/members'
import type { Selectable } from 'kysely'
import type { Context } from '../context.ts'
import type { Members } from '../db/tables.ts'

/** A member as the API shows one. */
export function presentMember(ctx: Context, row: Selectable<Members>): MemberView {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as MemberView['role'],
    isLeader: row.leaderSince !== null,
    weeklyConversationsGoal: row.weeklyConversationsGoal,
    isYou: row.id === ctx.member?.id,
    leftAt: row.leftAt,
  }
}
