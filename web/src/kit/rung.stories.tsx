import { Rung } from './rung.tsx'

export const EveryRung = () => (
  <div style={{ display: 'grid', gap: 8, justifyItems: 'start' }}>
    <Rung level={1} />
    <Rung level={2} />
    <Rung level={3} />
    <Rung level={4} />
    <Rung level={5} />
  </div>
)

export const ExplainsItself = () => (
  <Rung
    level={2}
    reason="1 voice: two people said it, one introduced the other. Only people of one firm so far. You met 1 of the 2."
    lift="two more voices, from people whom none of these introduced."
  />
)

export const Large = () => <Rung level={4} size="large" reason="Five voices, one of them paid a deposit." />

export const StepsOnly = () => <Rung level={3} stepsOnly />
