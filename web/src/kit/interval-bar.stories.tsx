import { IntervalBar } from './interval-bar.tsx'

export const Said = () => (
  <IntervalBar label="said" tone="said" interval={{ share: 4 / 6, low: 0.3, high: 0.9, n: 6, count: 4 }} />
)

export const Narrow = () => <IntervalBar interval={{ share: 0.61, low: 0.57, high: 0.65, n: 640 }} />

export const NobodyDidAndEverybodyDid = () => (
  <div>
    <IntervalBar label="did" tone="did" interval={{ share: 0, low: 0, high: 0.28, n: 10, count: 0 }} />
    <IntervalBar label="did" tone="did" interval={{ share: 1, low: 0.72, high: 1, n: 10, count: 10 }} />
  </div>
)

export const NotEnough = () => (
  <IntervalBar
    label="said"
    tone="said"
    interval={{ share: 0.5, low: 0, high: 1, n: 2, count: 1, enough: false }}
  />
)
