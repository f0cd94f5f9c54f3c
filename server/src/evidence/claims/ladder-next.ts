// The cheapest next thing: every step is tried on the facts, and the least effort that lifts the rung wins.
// A step is therefore never advised where the rules would not honour it.

import { rungs } from './ladder.ts'
import type { LadderFacts, NextCode, NextStep, Params, Rung, Standing } from './ladder.ts'

type Step = {
  code: NextCode
  /** Effort of doing it once: going back to somebody known is 1, finding somebody new is 2. */
  effort: number
  /** How often it can be done. */
  most: number
  isForProven?: true
  after: (facts: LadderFacts, times: number) => LadderFacts
}

type Rules = { standing: (facts: LadderFacts) => Standing; daysLeft: number }

export function nextStep(facts: LadderFacts, { standing, daysLeft }: Rules): NextStep {
  const { rung } = standing(facts)
  const above = rungs[rungs.indexOf(rung) + 1]
  if (above === undefined) return { code: 'keep_fresh', params: { days: daysLeft }, to: rung, alone: true }

  const steps = stepsFor(facts)
  const enough = steps.flatMap((step) => {
    const times = timesThatLift(step, { facts, rung, standing })
    return times === undefined ? [] : [{ step, times, effort: times * step.effort }]
  })
  const cheapest = enough.toSorted((one, other) => one.effort - other.effort)[0]
  if (cheapest) return told(cheapest.step.code, { facts, times: cheapest.times, to: above, alone: true })

  // Only proven can lack several things at once: name the first, in the order a person would do them.
  const lacking = steps.find((step) => step.isForProven && step.most > 0)?.code ?? 'new_voices'
  return told(lacking, { facts, times: 1, to: above, alone: false })
}

// Ties go to the earlier one.
function stepsFor(facts: LadderFacts): Step[] {
  return [
    {
      code: 'fresh_evidence',
      isForProven: true,
      effort: 1,
      most: facts.isStale && facts.voicesFor > 0 ? 1 : 0,
      after: (before) => ({ ...before, isStale: false }),
    },
    {
      code: 'answer_contradiction',
      isForProven: true,
      effort: 1,
      most: facts.unansweredAgainst,
      after: (before, times) => ({ ...before, unansweredAgainst: before.unansweredAgainst - times }),
    },
    {
      code: 'past_of_known',
      effort: 1,
      most: facts.voicesFor - facts.solidFor,
      after: (before, times) => ({ ...before, solidFor: before.solidFor + times, isStale: false }),
    },
    {
      code: 'behaviour',
      effort: 2,
      most: facts.solidFor - facts.behaviourFor,
      after: (before, times) => ({ ...before, behaviourFor: before.behaviourFor + times, isStale: false }),
    },
    {
      code: 'new_voices',
      effort: 2,
      // Enough to outnumber every contradiction, however they fall.
      most: 3 * (facts.voices + 1),
      after: (before, times) => ({
        ...before,
        voices: before.voices + times,
        voicesWeighed: before.voicesWeighed + times,
        voicesFor: before.voicesFor + times,
        solidFor: before.solidFor + times,
        isStale: false,
      }),
    },
    {
      code: 'other_organisation',
      isForProven: true,
      effort: 3,
      most: facts.isOneOrganisation ? 1 : 0,
      after: (before) => ({ ...withVoice(before), isOneOrganisation: false }),
    },
    {
      code: 'other_contact_type',
      isForProven: true,
      effort: 3,
      most: facts.isOneContactType ? 1 : 0,
      after: (before) => ({ ...withVoice(before), isOneContactType: false }),
    },
    {
      code: facts.experiment === 'none' ? 'experiment' : 'repeat_experiment',
      isForProven: true,
      effort: 10,
      most: facts.experiment === 'fresh' && facts.finding === 'held' ? 0 : 1,
      after: (before) => ({ ...before, experiment: 'fresh', finding: 'held', isStale: false }),
    },
  ]
}

function withVoice(before: LadderFacts): LadderFacts {
  return {
    ...before,
    voices: before.voices + 1,
    voicesWeighed: before.voicesWeighed + 1,
    voicesFor: before.voicesFor + 1,
    solidFor: before.solidFor + 1,
    isStale: false,
  }
}

function timesThatLift(
  step: Step,
  { facts, rung, standing }: { facts: LadderFacts; rung: Rung; standing: Rules['standing'] },
): number | undefined {
  for (let times = 1; times <= step.most; times += 1) {
    if (rungs.indexOf(standing(step.after(facts, times)).rung) > rungs.indexOf(rung)) return times
  }
  return undefined
}

function told(
  code: NextCode,
  { facts, times, to, alone }: { facts: LadderFacts; times: number; to: Rung; alone: boolean },
): NextStep {
  const params: Params = { voices: times }
  if (code === 'behaviour') params.orMoney = 1
  if (code === 'new_voices') params.known = facts.voicesFor
  return { code, params, to, alone }
}
