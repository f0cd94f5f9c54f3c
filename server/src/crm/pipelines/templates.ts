import type { PipelineTemplate, StageInput } from '@firsthand/contract/crm/pipelines'

/** What is offered to start from; all of it can be changed. */
export const templates: Record<PipelineTemplate, StageInput[]> = {
  sales: [
    { name: 'First talk', limitDays: 14 },
    { name: 'Problem confirmed', limitDays: 21 },
    { name: 'Trial', limitDays: 30, quota: 10 },
    { name: 'Offer', limitDays: 21, quota: 10 },
    { name: 'Won', goal: 'won' },
    { name: 'Lost', goal: 'lost' },
  ],
  research_partners: [
    { name: 'Asked', limitDays: 14 },
    { name: 'First conversation', limitDays: 21 },
    { name: 'Tries our prototype', limitDays: 30, quota: 8 },
    { name: 'Partner', goal: 'won' },
    { name: 'Not now', goal: 'lost' },
  ],
}

/** Offered with the first pipeline. */
export const firstLostReasons = [
  'The problem is not big enough',
  'Too expensive',
  'Something is missing',
  'Chose somebody else',
  'No answer any more',
  'Bad moment',
]
