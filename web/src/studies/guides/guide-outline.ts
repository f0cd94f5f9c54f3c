import type { Sent } from '@firsthand/contract/core/operation'
import { type createGuide, guideLimits } from '@firsthand/contract/studies/guides'
import { words } from './guides.words.ts'

/** A first guide in good order: data use and consent, something easy, the last time, and what was not asked. */
export function outlineFor({ study, title }: { study: string; title: string }): Sent<typeof createGuide> {
  const { outline } = words
  return {
    study,
    title: outline.title(title).slice(0, guideLimits.title),
    budgetMinutes: 45,
    sections: [
      {
        title: outline.welcome,
        minutes: 5,
        prompts: [{ kind: 'say', ask: outline.says }, { ask: outline.consent }],
      },
      { title: outline.warmUp, minutes: 8, prompts: [{ ask: outline.warmUpAsk }] },
      {
        title: outline.core,
        minutes: 27,
        prompts: [{ ask: outline.coreAsk, followUps: [...outline.coreMore] }],
      },
      { title: outline.end, minutes: 5, prompts: [{ ask: outline.endAsk }, { ask: outline.endWho }] },
    ],
  }
}
