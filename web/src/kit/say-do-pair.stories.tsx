import { SayDoPair } from './say-do-pair.tsx'

export const Gap = () => (
  <SayDoPair
    said={{ share: 4 / 6, low: 0.3, high: 0.9, n: 6, count: 4 }}
    did={{ share: 1 / 5, low: 0.04, high: 0.62, n: 5, count: 1 }}
    gap="47 points fewer did it than said so (−4 to 75); six and five people are few."
  />
)

export const NoGap = () => (
  <SayDoPair
    said={{ share: 0.62, low: 0.54, high: 0.7, n: 140 }}
    did={{ share: 0.6, low: 0.51, high: 0.68, n: 122 }}
    gap="What they said is what they did, as far as 122 people can tell."
  />
)

export const DidIsUnknown = () => (
  <SayDoPair
    said={{ share: 0.7, low: 0.4, high: 0.89, n: 10, count: 7 }}
    did={{ share: 0, low: 0, high: 1, n: 1, count: 0, enough: false }}
    gap="One person’s behaviour so far; not enough to tell."
  />
)
