/** By which way somebody was found for a study. */
export const recruitingChannels = [
  'network',
  'meetup',
  'warm_introduction',
  'conference',
  'cold_mail',
  'cold_call',
  'public_page',
  'panel',
] as const
export type RecruitingChannel = (typeof recruitingChannels)[number]

/** How far somebody has come, in this order. */
export const recruitSteps = ['found', 'asked', 'agreed', 'scheduled', 'met', 'learned'] as const
export type RecruitStep = (typeof recruitSteps)[number]

/** Where it may end instead; nobody is blamed for it. */
export const recruitEnds = ['declined', 'no_show', 'removed'] as const
export type RecruitEnd = (typeof recruitEnds)[number]
