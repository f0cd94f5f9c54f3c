import { Freshness } from './freshness.tsx'

export const EveryAge = () => (
  <div style={{ display: 'grid', gap: 8 }}>
    <Freshness days={0} />
    <Freshness days={19} />
    <Freshness days={90} />
    <Freshness days={150} />
    <Freshness days={400} />
    <Freshness days={null} />
  </div>
)

export const RingOnly = () => <Freshness days={45} ringOnly />
