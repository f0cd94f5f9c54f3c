import {
  type CitationView,
  type ClaimView,
  answerContradiction,
  archiveClaim,
  citeEvidence,
  restoreClaim,
  showClaim,
  unciteEvidence,
} from '@firsthand/contract/evidence/claims'
import { useAct, useAnswers } from '../../api/hooks.ts'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { page } from './claims.words.ts'

type Stance = CitationView['stance']

/** What one can do with a claim; each shows at once, and goes back when it was refused. */
export function useClaimActs(claim: ClaimView) {
  const answers = useAnswers()
  // What comes back is the claim as it stands now: it is shown before everything else is read again.
  const show = (changed: ClaimView) => void answers.change(showClaim, { claim: claim.id }, () => changed)
  const cite = useAct(citeEvidence, { onDone: show })
  const uncite = useAct(unciteEvidence, { onDone: show })
  const answer = useAct(answerContradiction, { onDone: show })
  const archive = useAct(archiveClaim)
  const restore = useAct(restoreClaim)

  return {
    cite: (evidence: string, stance: Stance) => cite.perform({ claim: claim.id, evidence, stance }),
    /** The way back from citing, which takes along nothing that a colleague did since. */
    takeBack: ({ evidence, stance }: CitationView) =>
      uncite.act({ claim: claim.id, evidence: evidence.id, from: stance }),
    moveTo({ evidence: { id: evidence }, stance: from }: CitationView, stance: Stance) {
      const cited = { claim: claim.id, evidence }
      cite.perform({ ...cited, stance }).then(
        () => showUndo(page.moved, () => cite.act({ ...cited, stance: from, from: stance })),
        () => {},
      )
    },
    uncite({ id, evidence, stance }: CitationView) {
      const cited = { claim: claim.id, evidence: evidence.id }
      const undo = answers.change(showClaim, { claim: claim.id }, (shown) => ({
        ...shown,
        citations: shown.citations.filter((each) => each.id !== id),
      }))
      uncite
        .perform(cited)
        .then(() => showUndo(page.uncited, () => cite.act({ ...cited, stance, from: null })), undo)
    },
    answer: (evidence: string, text: string) => answer.perform({ claim: claim.id, evidence, answer: text }),
    show,
    archive: () =>
      void archive.perform({ claim: claim.id }).then(
        () => showUndo(page.archived, () => restore.act({ claim: claim.id })),
        () => {},
      ),
    restore: () =>
      void restore.perform({ claim: claim.id }).then(
        () => showDone(page.restored),
        () => {},
      ),
    isBusy: cite.isActing || answer.isActing,
  }
}
