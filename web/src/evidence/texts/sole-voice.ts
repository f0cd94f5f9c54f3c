import type { TextView } from '@firsthand/contract/evidence/texts'

type Speaker = TextView['speakers'][number]

/** Who of us spoke, where it was one alone: `You`, or their name. */
export function soleVoice(
  { speakers }: { speakers: Pick<Speaker, 'member' | 'role' | 'turns'>[] },
  memberId: string | undefined,
): string | undefined {
  const ours = new Map(
    speakers.flatMap(({ member, role, turns }) =>
      member && role === 'team' && turns > 0 ? [[member.id, member.name] as const] : [],
    ),
  )
  const [only] = ours
  if (!only || ours.size > 1) return undefined
  return only[0] === memberId ? 'You' : only[1]
}
