import { Stat } from './stat.tsx'

export const Numbers = () => (
  <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))' }}>
    <Stat
      label="Heard first-hand"
      value="61 %"
      interval={{ share: 0.61, low: 0.46, high: 0.74, n: 44 }}
      onOpen={() => {}}
    />
    <Stat label="Coffees this week" value="2 of 3" n="goal 3" />
    <Stat label="Would pay" value="50 %" interval={{ share: 0.5, low: 0, high: 1, n: 2, enough: false }} />
    <Stat label="Waiting for you" value="4" note="The oldest for 9 days" onOpen={() => {}} />
  </div>
)
