import type { CodeOnEvidence } from '@firsthand/contract/evidence/code-ref'
import { createCode, listCodes, removeCoding, setCoding } from '@firsthand/contract/evidence/codes'
import { listEvidence, showEvidence } from '@firsthand/contract/evidence/evidence'
import { showText } from '@firsthand/contract/evidence/texts'
import { useAct } from '../../api/hooks.ts'
import { useYou } from '../../shell/account.ts'

/** What coding changes: the evidence, its text with the codes beside the words, and what the codebook counts. */
export const changedByCoding = [showEvidence, listEvidence, listCodes, showText]

/** Gives, takes off and notes on your own codes; a failure is said in a toast. */
export function useCoding(codes: CodeOnEvidence[]) {
  const { may, memberId } = useYou()
  const set = useAct(setCoding, { invalidates: changedByCoding })
  const remove = useAct(removeCoding, { invalidates: changedByCoding })
  const create = useAct(createCode, { invalidates: [listCodes] })
  const own = new Set(
    codes.filter(({ coders }) => coders.some(({ id }) => id === memberId)).map(({ id }) => id),
  )
  return {
    mayChange: may('member'),
    memberId,
    own,
    toggle(evidence: string, code: string) {
      const act = own.has(code) ? remove : set
      void act.perform({ evidence, code }).catch(() => {})
    },
    make(evidence: string, name: string) {
      void create
        .perform({ name })
        .then(({ id }) => set.perform({ evidence, code: id }))
        .catch(() => {})
    },
    note: (evidence: string, code: string, memo: string) => set.perform({ evidence, code, memo }),
  }
}
